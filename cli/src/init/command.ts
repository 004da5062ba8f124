import * as fs from 'fs';
import * as path from 'path';
import { fleetLines } from './fleet';
import { proposal, quoted } from './lines';
import { releaseLines } from './seen-releases';
import { AccessModel, CoverageState, counted } from '../analyzer';
import { EXIT } from '../exit';
import { problemsText } from '../findings/text';
import { LIMITS } from '../input/limits';
import { Input, readInput } from '../input/read';
import { Io, UsageError } from '../io';
import { DEFAULT_FILE, folderOf, nearestName } from '../settings/find';
import { ascii } from '../text/ascii';
import { colorsOf } from '../text/colors';

export interface InitOptions {
  /** An export of the hub, in place of the manifests. */
  readonly from?: string;
  readonly write?: boolean;
}

/** Where the schema is published; editors read the line. */
const SCHEMA = 'https://raw.githubusercontent.com/cdk8s-ocm/cdk8s-ocm/main/docs/ocm-access.schema.json';

interface Proposed {
  readonly output: string;
  readonly code: number;
}

/** Proposes an `ocm-access.yaml` by what manifests, or an export of a hub, show. */
export function init(io: Io, manifests: string | undefined, { from, write = false }: InitOptions): Proposed {
  if (from !== undefined && manifests !== undefined) {
    throw new UsageError('init takes a path or --from, not both');
  }
  const argument = from ?? manifests ?? '.';
  const input = readInput(io, [argument], LIMITS);
  io.err(problemsText(input.problems, colorsOf(false)));
  const code = input.problems.some(({ severity }) => severity === 'unreadable') ? EXIT.UNREADABLE : EXIT.FINE;
  const output = textOf(input, argument, from !== undefined);
  if (!write) {
    return { output, code };
  }
  const name = writeOnce(io, from === undefined ? argument : '-', output);
  return { output: `written: ${name}\n`, code };
}

/** Beside the manifests; where a file counts for them already, even one that lies above them, nothing is written. */
function writeOnce(io: Io, manifests: string, text: string): string {
  const before = manifests.startsWith('git:') ? undefined : nearestName(io, manifests);
  if (before !== undefined) {
    throw new UsageError(`--write: ${before} is there and counts for these manifests; without --write the proposal is printed`);
  }
  const full = path.join(folderOf(io, manifests.startsWith('git:') ? '-' : manifests), DEFAULT_FILE);
  const name = path.relative(io.cwd, full).split(path.sep).join('/');
  try {
    fs.writeFileSync(full, text, { flag: 'wx' });
  } catch (error) {
    throw new UsageError(`--write: ${name} cannot be written: ${(error as Error).message}`);
  }
  return name;
}

function textOf({ manifests }: Input, argument: string, exported: boolean): string {
  return [
    `# yaml-language-server: $schema=${SCHEMA}`,
    `# Proposed by ocm-access init from ${ascii(argument)}. Check each line: what is behind a mark counts only without it.`,
    ...releaseLines(manifests),
    ...fleetLines(manifests, exported),
    proposal('complete: true', 'only if what is checked is everything on the hub, such as an export: then something missing is a mistake'),
    proposal('hubTokensAccepted: false', 'not seen in manifests: if enableImpersonation of the chart of cluster-proxy is false'),
    ...kindLines(manifests),
  ].join('\n') + '\n';
}

/** Kinds that the analysis does not know: each may give access until somebody decides that it does not. */
function kindLines(manifests: Input['manifests']): string[] {
  const kinds = AccessModel.fromManifests([...manifests]).coverage.kinds
    .filter(({ state, reason, kind }) => state === CoverageState.NOT_JUDGED && reason === 'its kind is not read' && kind !== '')
    .sort((a, b) => `${a.apiGroup}/${a.kind}` < `${b.apiGroup}/${b.kind}` ? -1 : 1);
  return kinds.length === 0 ? [] : ['# kindsWithoutBearing:', ...kinds.map(({ apiGroup, kind, count }) => {
    const group = apiGroup === '' ? '' : `apiGroup: ${quoted(apiGroup)}, `;
    const source = `${counted(count, 'object')} in the input, not judged; write why the kind gives nobody access`;
    return proposal(`  - {${group}kind: ${quoted(kind)}, reason: ''}`, source);
  })];
}
