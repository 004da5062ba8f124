import { IConstruct } from 'constructs';
import { checkOncePerApp } from './app-checks';
import { declareAppFacts } from './judge-at-synth';
import { AccessOptions } from '../analysis/input/options';

/**
 * The one way from a construct to the checks at synth: the app of the construct is checked, with the facts that manifests cannot show.
 *
 * @param construct any construct of the app
 * @param source what the facts are about; several constructs with the same source count once
 * @param facts read when the app is checked
 */
export function registerAppFacts(construct: IConstruct, source: object, facts: () => AccessOptions): void {
  checkOncePerApp(construct);
  declareAppFacts(construct, source, facts);
}
