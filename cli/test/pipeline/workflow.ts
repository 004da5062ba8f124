import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { parse } from 'yaml';

export const EXAMPLE = path.join(__dirname, '..', '..', '..', 'examples', 'pull-request');

export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Job {
  readonly if?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

export interface Workflow {
  readonly name: string;
  readonly on: unknown;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

export function workflow(name: string): Workflow {
  return parse(fs.readFileSync(path.join(EXAMPLE, '.github', 'workflows', name), 'utf8'));
}

type Context = Readonly<Record<string, unknown>>;

/** What a runner brings to a job. */
export interface Runner {
  /** Where `run` runs: the checkout. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** `github`, `runner` and the like, for what is between `${{` and `}}`. */
  readonly context: Context;
  /** In place of actions, by their name without the release. */
  readonly actions: Readonly<Record<string, (inputs: Readonly<Record<string, string>>) => void>>;
}

export interface JobRan {
  readonly success: boolean;
  /** By the name of the step, or what it runs. */
  readonly steps: Readonly<Record<string, Result>>;
  readonly log: string;
}

type Result = 'success' | 'failure' | 'skipped';

/** Runs the steps of a job as GitHub documents it, as far as the example needs it: `bash -e`, outputs, and conditions that are joined by `&&`. */
export function runJob(job: Job, runner: Runner): JobRan {
  const outputs: Record<string, { outputs: Record<string, string> }> = {};
  const steps: Record<string, Result> = {};
  let log = '';
  for (const step of job.steps) {
    const name = nameOf(step);
    const context = { ...runner.context, steps: outputs };
    const file = path.join(String(runner.env.RUNNER_TEMP), `output-${Object.keys(steps).length}`);
    fs.writeFileSync(file, '');
    const { result, text } = isDue(step, context, Object.values(steps).includes('failure'))
      ? runStep(step, { ...runner, context, env: { ...runner.env, ...filled(job.env, context), GITHUB_OUTPUT: file } })
      : { result: 'skipped' as const, text: '' };
    log += text;
    steps[name] = result;
    const lines = fs.readFileSync(file, 'utf8').split('\n').filter(line => line !== '');
    outputs[step.id ?? name] = { outputs: Object.fromEntries(lines.map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])) };
  }
  return { success: !Object.values(steps).includes('failure'), steps, log };
}

function nameOf({ name, uses, run }: Step): string {
  return name ?? uses?.split('@')[0] ?? run ?? '';
}

/** After a failure only those that ask for it run. */
function isDue({ if: condition = '${{ success() }}' }: Step, context: Context, failed: boolean): boolean {
  return (!failed || condition.includes('cancelled()')) && holds(context, condition);
}

function filled(entries: Readonly<Record<string, unknown>> = {}, context: Context): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).map(([key, text]) => [key, fill(text, context)]));
}

function fill(text: unknown, context: Context): string {
  return String(text).replace(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => lookUp(context, expression));
}

function runStep({ uses, run, with: inputs, env }: Step, runner: Runner): { result: Result; text: string } {
  return uses === undefined
    ? shell(fill(run, runner.context), runner.cwd, { ...runner.env, ...filled(env, runner.context) })
    : act(runner.actions[uses.split('@')[0]], filled(inputs, runner.context));
}

function shell(script: string, cwd: string, env: NodeJS.ProcessEnv): { result: Result; text: string } {
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-e', '-c', script], { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  return { result: status === 0 ? 'success' : 'failure', text: stdout + stderr };
}

function act(action: Runner['actions'][string], inputs: Readonly<Record<string, string>>): { result: Result; text: string } {
  try {
    action(inputs);
    return { result: 'success', text: '' };
  } catch (error) {
    return { result: 'failure', text: String(error) };
  }
}

function lookUp(context: Context, expression: string): string {
  const found = expression.split('.').reduce<unknown>((value, key) => (value as Context | undefined)?.[key], context);
  return found === undefined ? '' : String(found);
}

export function holds(context: Context, condition: string): boolean {
  return condition.replace(/^\$\{\{ | \}\}$/g, '').split(' && ').every(term => {
    const [, left, operator, right] = /^(\S+) ([!=]=) '(.*)'$/.exec(term) ?? [];
    return left === undefined ? ['!cancelled()', 'success()'].includes(term) : (lookUp(context, left) === right) === (operator === '==');
  });
}
