import { Gates, isOn } from './gates-check';
import { Condition } from './rule-rows';
import { ConfigurationVersion, minorOf } from './schema';
import { at, Json } from '../../../kubernetes/json';
import { compareVersions } from '../../fact';

/** A decoded configuration, with what decides which rows hold for it. */
export interface RuleContext {
  readonly config: Json;
  readonly gates: Gates;
  readonly version: ConfigurationVersion;
  readonly release: string;
  /** Where the manager runs, if the configuration does not name it. */
  readonly namespace: string;
}

export function isFrom(release: string, minor: string): boolean {
  return compareVersions(minorOf(release), minor) >= 0;
}

function waits({ config, gates, version, release }: RuleContext): boolean {
  const there = version === 'v1beta2' ? config.waitForPodsReady !== undefined : at(config, 'waitForPodsReady', 'enable') === true;
  return there && !isOn('DisableWaitForPodsReady', gates, release);
}

/** Defaults of v1beta2 fill in a timeout from 0.19 on; those of v1beta1 do in every release, but not where zero is given. */
const hasDefaultTimeout = ({ version, release }: RuleContext) => version === 'v1beta2' && isFrom(release, '0.19');

function hasAccessProviders({ config, release }: RuleContext): boolean {
  const listed = at(config, 'multiKueue', 'clusterProfile', 'accessProviders');
  return isFrom(release, '0.19') && Array.isArray(listed) && listed.length > 0;
}

export const CONDITIONS: Readonly<Record<Condition, (context: RuleContext) => boolean>> = {
  'waits': waits,
  'needs-timeout': context => waits(context) && context.version === 'v1beta2' && !hasDefaultTimeout(context),
  'refuses-zero-timeout': context => waits(context) && !hasDefaultTimeout(context),
  'takes-zero-timeout': context => waits(context) && hasDefaultTimeout(context),
  'certificates': ({ config }) => at(config, 'internalCertManagement', 'enable') !== false,
  'fair-sharing': ({ config, version }) => version === 'v1beta2' || at(config, 'fairSharing', 'enable') === true,
  'quota-check': ({ gates, release }) => isOn('QuotaCheckStrategy', gates, release),
  'access-providers': hasAccessProviders,
  'credentials-providers': context => !hasAccessProviders(context),
};
