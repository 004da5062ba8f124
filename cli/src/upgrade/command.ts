import { markdownOf, planOf, textOf } from './text';
import { type AccessModel, type AccessReleases, CATALOGUE, type UpgradePlan } from '../analyzer';
import { unreadable } from '../check';
import { EXIT } from '../exit';
import { problemsText } from '../findings/text';
import { counts, SEVERITIES } from '../findings/threshold';
import { Io, UsageError } from '../io';
import { json, Unversioned, UpgradePlanAnswer } from '../json-answers';
import { judge, JudgeOptions } from '../judge';
import { Formats, Outcome, outcomeOf } from '../outcome';
import { Colors } from '../text/colors';
import { shown } from '../text/safe';

export interface UpgradeOptions extends JudgeOptions {
  readonly colors: Colors;
  readonly to: readonly string[];
  readonly failOn: string;
}

type Planned = Unversioned<UpgradePlanAnswer>;

export const UPGRADE_FORMATS: Formats<Planned> = {
  text: { reader: 'person', write: (plan, colors) => textOf(planOf(plan), colors) },
  markdown: { reader: 'person', write: plan => markdownOf(planOf(plan)) },
  json: { reader: 'program', write: plan => json<UpgradePlanAnswer>(plan) },
};

/** Reads only. */
export function runUpgradePlan(io: Io, paths: readonly string[], { colors, to, failOn, ...options }: UpgradeOptions): Outcome {
  if (!SEVERITIES.includes(failOn)) {
    throw new UsageError(`--fail-on ${failOn}: unknown; use ${SEVERITIES.join(', ')}`);
  }
  const wanted = wantedOf(to);
  const judged = judge(io, paths, options);
  io.err(problemsText(judged.problems, colors));
  const plan = planFrom(judged.model, wanted);
  const found = { ...plan, coverage: judged.model.coverage, problems: judged.problems };
  const code = plan.newFindings.some(({ severity }) => counts(severity, { severity: failOn, unjudged: false })) ? EXIT.FINDINGS : EXIT.FINE;
  return outcomeOf(UPGRADE_FORMATS, { plain: found, shown: () => shown(found) }, unreadable(judged) ? EXIT.UNREADABLE : code);
}

/** `kueue=0.20.0`, once for each component. */
function wantedOf(all: readonly string[]): AccessReleases {
  const wanted = new Map<string, string>();
  for (const one of all) {
    const [, key, version] = /^([^=]*)=(.+)$/s.exec(one) ?? [];
    if (key === undefined || !Object.hasOwn(CATALOGUE, key)) {
      throw new UsageError(`--to ${one}: is not a component and its release; use for example kueue=0.20.0, and one of ${Object.keys(CATALOGUE).join(', ')}`);
    }
    if (wanted.has(key)) {
      throw new UsageError(`--to ${one}: ${key} is wanted twice; name it once`);
    }
    wanted.set(key, version);
  }
  return Object.fromEntries(wanted);
}

/** A plan cannot go on where the catalogue has no facts. */
const ASSUME = /; or go on with .*$/s;

/** What the catalogue refuses is a mistake in the command line. */
function planFrom(model: AccessModel, wanted: AccessReleases): UpgradePlan {
  try {
    return model.upgradePlan(wanted);
  } catch (error) {
    const words = /^(?:upgradePlan: |AccessOptions: releases\.)(\w+) = '(.*?)': (.*)$/s.exec((error as Error).message);
    if (!words) {
      throw error;
    }
    throw new UsageError(`--to ${words[1]}=${words[2]}: ${words[3].replace(ASSUME, '')}`);
  }
}
