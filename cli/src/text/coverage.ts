import { counted, groupBy, some, spell, thousands, type Coverage, type UnjudgedObject } from '../analyzer';

/** What is not judged, one line a kind and reason. */
export interface UnjudgedGroup<T extends UnjudgedObject> {
  readonly kind: string;
  readonly reason: string;
  readonly all: readonly T[];
}

const SHOWN = 8;
/** After a number: `2 without a kind`. */
const NO_KIND = 'without a kind';

export function unjudgedGroups<T extends UnjudgedObject>(objects: readonly T[]): UnjudgedGroup<T>[] {
  return groupBy(objects, ({ object, carrier, reason }) => [object.kind, carrier?.kind, reason]).map(all => {
    const [{ object, carrier, reason }] = all;
    return { kind: `${object.kind || NO_KIND}${carrier ? ` in ${carrier.kind}` : ''}`, reason, all };
  }).sort((a, b) => b.all.length - a.all.length || (a.kind < b.kind ? -1 : 1));
}

/** The names of a group; nothing where they have none. */
export function namesOf(all: readonly UnjudgedObject[], shown: number): string {
  return all[0].object.kind === '' ? '' : some(all.map(spellUnjudged), shown);
}

/** `Policy policies/access`, `Deployment team-a/web in ManifestWork cluster1/web` */
export function spellUnjudged({ object, carrier }: UnjudgedObject): string {
  return `${object.kind === '' ? NO_KIND : spell(object)}${carrier ? ` in ${spell(carrier)}` : ''}`;
}

/** `3 objects are not judged and may carry access: 2 Policy, 1 Secret`; nothing where all are judged. */
export function coverageLine({ notJudged }: Coverage): string | undefined {
  const groups = unjudgedGroups(notJudged).map(({ kind, all }) => `${thousands(all.length)} ${kind}`);
  return notJudged.length === 0 ? undefined
    : `${counted(notJudged.length, 'object')} ${notJudged.length === 1 ? 'is' : 'are'} not judged and may carry access: ${some(groups, SHOWN)}`;
}
