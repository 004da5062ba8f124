import { Command, Option } from 'commander';
import { AccessModel, CATALOGUE } from './analyzer';
import { check, CHECK_FORMATS, CheckOptions } from './check';
import { completion, SHELLS } from './completion';
import { DIFF_FAIL_ON, DIFF_FORMATS, DiffOptions, runDiff } from './diff/command';
import { EXIT, exitCodesText } from './exit';
import { explain, EXPLAIN_FORMATS, ExplainOptions } from './explain';
import { FAIL_ON, SEVERITIES } from './findings/threshold';
import { init, InitOptions } from './init/command';
import { Io } from './io';
import { JudgeOptions } from './judge';
import { Outcome } from './outcome';
import { deliver, refuseTargets } from './output/deliver';
import { formatOption, formerOptions, OutputOptions, Target, targetsOf } from './output/targets';
import { REPORT_FORMATS, runReport } from './report/command';
import { inputsOfSettings } from './settings/inputs';
import { colorsOf, Colors } from './text/colors';
import { safe } from './text/safe';
import { runUpgradePlan, UPGRADE_FORMATS, UpgradeOptions } from './upgrade/command';
import { version } from './version';
import { whoCan, WHO_CAN_FORMATS, WhoCanOptions } from './who-can';

interface Everywhere extends JudgeOptions, OutputOptions {
  readonly color?: boolean;
}

/** The folder into which cdk8s writes. */
const STANDARD = 'dist';
const PATHS = 'files, folders, patterns, git:REF:path, or - for standard input';

/** The command line as data: commander parses it, and the completions are generated from it. */
export function programFor(io: Io, exit: (code: number) => void): Command {
  const program = new Command('ocm-access')
    .description('Shows who can reach which cluster with which rights, whether the access works, and what a change changes. It reads the manifests of '
      + 'an Open Cluster Management hub.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .showHelpAfterError('(--help lists commands and options)')
    .addHelpText('after', `
Manifests come from files, folders, patterns, git:REF:path, or - for standard input. What they do not show (releases, clusters, decisions)
is read from the nearest ocm-access.yaml, in their folder or above it, or from the file given with --config.

${exitCodesText()}`);

  const act = (run: (colors: Colors) => Outcome, options: Everywhere, paths: readonly string[]) => {
    const targets = targetsOf(options);
    const { config, with: others = [] } = options;
    refuseTargets(io, targets, [...paths, ...others, ...config === undefined ? [] : [config], ...inputsOfSettings(io, config, paths)]);
    const colors = colorsOf(useColors(io, options, targets));
    exit(deliver(io, targets, run(colors), colors));
  };

  const say = (text: string, code: number = EXIT.FINE) => {
    io.out(text);
    exit(code);
  };

  judging(program.command('check').description('find what is wrong with the access').argument('<path...>', PATHS))
    .addOption(formatOption(CHECK_FORMATS, 'text'))
    .addOption(new Option('--fail-on <what>', 'exit with 1 if a finding has this severity or a higher one, and with unjudged beside it, separated '
      + `by a comma, if anything is unknown or not judged: ${FAIL_ON.join(', ')}`).default('error'))
    .option('--baseline <file>', 'count the findings that this file, or git:REF:path, holds, and report only others and stale entries')
    .option('--write-baseline <file>', 'write all findings of now to this file (.yaml or .json), to start with them as known')
    .addHelpText('after', examples('ocm-access check manifests/', 'ocm-access check hub.yaml --complete',
      'ocm-access check manifests/ --with teams/other/ --fail-on warning', 'ocm-access check manifests/ --format sarif=access.sarif --format text'))
    .action((paths: string[], options: CheckOptions & Everywhere) => act(colors => check(io, paths, options, colors), options, paths));

  judging(program.command('report').description('show who can reach what, as a table, as Markdown with a graph, or as one HTML page')
    .argument('<path...>', PATHS))
    .addOption(formatOption(REPORT_FORMATS, 'text'))
    .addHelpText('after', examples(
      'ocm-access report dist/',
      'ocm-access report dist/ --format markdown=ACCESS.md',
      'ocm-access report dist/ --format html=access.html',
    ))
    .action((paths: string[], options: Everywhere) => act(colors => runReport(io, paths, options, colors), options, paths));

  judging(program.command('diff').description('show what a change gives and takes away')
    .argument('<base>', 'the state before: a file, a folder, or git:REF:path').argument('<head>', 'the state after'))
    .addOption(formatOption(DIFF_FORMATS, 'markdown'))
    .addOption(new Option('--fail-on <kinds>', 'exit with 1 on any of these changes, separated by commas; those that only come with another name of a '
      + `cluster count: ${DIFF_FAIL_ON.join(', ')}`).default('none'))
    .addHelpText('after', examples('ocm-access diff git:origin/main:dist dist', 'ocm-access diff old-fleet.yaml new-fleet.yaml --with dist/',
      'ocm-access diff base/ head/ --fail-on gained,new-findings'))
    .action((base: string, head: string, options: DiffOptions & Everywhere) =>
      act(colors => runDiff(io, { base, head }, options, colors), options, [base, head]));

  judging(program.command('explain').description('show the access path from a consumer to a cluster, step by step')
    .argument('<consumer>',
      'namespace/account, or one of the two if that is enough').argument('<cluster>',
      'name of the managed cluster').argument('[path...]', `${PATHS} (default: dist)`, [STANDARD]))
    .addOption(formatOption(EXPLAIN_FORMATS, 'text'))
    .addHelpText('after', examples('ocm-access explain my-app cluster1', 'ocm-access explain kueue-system/multikueue worker-1 export.yaml --complete'))
    .action((consumer: string, cluster: string, paths: string[], options: Omit<ExplainOptions, 'colors'> & Everywhere) =>
      act(colors => explain(io, { consumer, cluster }, paths, { ...options, colors }), options, paths));

  judging(program.command('who-can').description('list every identity that can do something on managed clusters')
    .argument('<verb>',
      'a verb, such as create').argument('<resource>',
      'a plural with its group and subresource: pods, jobs.batch, pods/log').argument('[path...]', `${PATHS} (default: dist)`, [STANDARD]))
    .option('--cluster <name>', 'only this cluster')
    .addOption(formatOption(WHO_CAN_FORMATS, 'text'))
    .addHelpText('after', examples('ocm-access who-can create jobs.batch', 'ocm-access who-can get secrets dist/ --cluster cluster1'))
    .action((verb: string, resource: string, paths: string[], options: Omit<WhoCanOptions, 'colors'> & Everywhere) =>
      act(colors => whoCan(io, { verb, resource }, paths, { ...options, colors }), options, paths));

  judging(program.command('upgrade-plan').description('show what other releases change: facts, findings, defaults, and what is done in which order')
    .argument('<path...>', PATHS))
    .requiredOption('--to <component=version>', `a release that is wanted, such as kueue=0.20.0; can be repeated: ${Object.keys(CATALOGUE).join(', ')}`,
      (value: string, before: string[] = []) => [...before, value])
    .addOption(formatOption(UPGRADE_FORMATS, 'text'))
    .addOption(new Option('--fail-on <severity>', `exit with 1 if the wanted releases bring a finding of this severity or a higher one: ${SEVERITIES
      .join(', ')}`)
      .default('none'))
    .addHelpText('after', examples(
      'ocm-access upgrade-plan dist/ --to kueue=0.20.0',
      'ocm-access upgrade-plan hub.yaml --to ocm=1.3 --to kueue=0.20 -o markdown',
    ))
    .action((paths: string[], options: Omit<UpgradeOptions, 'colors'> & Everywhere) =>
      act(colors => runUpgradePlan(io, paths, { ...options, colors }), options, paths));

  program.command('init').description('propose an ocm-access.yaml: releases, clusters and kinds that the input shows, each line with its source')
    .argument('[path]', `${PATHS} (default: the working folder)`)
    .option('--from <export>', 'read an export of the hub instead, and state its clusters')
    .option('--write', 'write the file beside the manifests, or with --from in the working folder, if there is none')
    .addHelpText('after', examples('ocm-access init manifests/', 'ocm-access init --from hub.yaml > ocm-access.yaml', 'ocm-access init manifests/ --write'))
    .action((manifests: string | undefined, options: InitOptions) => {
      const { output, code } = init(io, manifests, options);
      say(safe(output), code);
    });

  program.command('resources').description('list the resources that an export of a hub must contain, one per line')
    .addHelpText('after', examples('ocm-access resources > resources.txt',
      'kubectl get "$(kubectl api-resources --output name | grep -Fxf resources.txt | paste -sd,)" --all-namespaces '
        + '--output yaml > hub.yaml', 'ocm-access check hub.yaml --complete'))
    .action(() => say(`${AccessModel.resources().join('\n')}\n`));

  program.command('completion').description('print a completion script for a shell')
    .addArgument(program.createArgument('<shell>', SHELLS.join(', ')).choices(SHELLS))
    .addHelpText('after', examples(
      'source <(ocm-access completion bash)',
      'ocm-access completion zsh > "${fpath[1]}/_ocm-access"',
      'ocm-access completion fish > ~/.config/fish/completions/ocm-access.fish',
    ))
    .action((shell: string) => say(completion(program, shell)));

  return program;
}

function judging(command: Command): Command {
  formerOptions().forEach(option => command.addOption(option));
  return command
    .option('--complete', 'the manifests are everything on the hub: what is missing is reported as wrong')
    .option('--with <path>',
      'manifests of others on the same hub, which are read but not judged; can be repeated',
      (value: string, before: string[] = []) => [...before, value])
    .option('--limit <name=number>', 'read no more than this: input (bytes of all files), value (bytes of one text), name (characters), depth (levels), '
      + 'values (repeated by the aliases of a document); can be repeated', (value: string, before: string[] = []) => [...before, value])
    .option('--config <file>', 'read this file, or git:REF:path, instead of ocm-access.yaml')
    .option('--output-file <file>', 'write the only format to this file instead of standard output')
    .option('--no-color', 'print without colors');
}

function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map(line => `  ${line}`).join('\n')}`;
}

/** The conventions of no-color.org and force-color.org. */
function useColors(io: Io, { color }: Everywhere, targets: readonly Target[]): boolean {
  if (color === false || targets.every(({ file }) => file !== undefined) || io.env.NO_COLOR) {
    return false;
  }
  return Boolean(io.env.FORCE_COLOR) || io.terminal;
}
