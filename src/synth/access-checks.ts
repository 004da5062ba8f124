import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { configureAccess, declaredOptions } from './judge-at-synth';
import { AccessOptions, AcknowledgedCopy, RuleSetting, Suppression } from '../analysis/input/options';
import { refuse } from '../errors/format-error';
import { ACKNOWLEDGED_COPIES } from '../ocm/annotations';

/** How an app is judged when it is synthesized. */
export interface AccessCheckOptions {
  /**
   * Whether warnings fail the synth.
   *
   * @default false - they are printed to standard error, once
   */
  readonly strict?: boolean;

  /**
   * Manifests of others on the same hub, parsed: they count, and are not judged.
   *
   * @default - none; the app is judged by itself
   */
  readonly background?: unknown[];

  /**
   * Copies of tokens that are meant to be there, where no binding of this app can carry the annotation.
   *
   * @default - none but those of `acknowledgeCopy`
   */
  readonly acknowledgedCopies?: AcknowledgedCopy[];

  /**
   * Findings to suppress, each with a reason.
   *
   * @default - none but those on annotations `cdk8s-ocm/suppress.<rule>`
   */
  readonly suppressions?: Suppression[];

  /**
   * Levels of rules by their ids, each with a reason.
   *
   * @default - each rule has its own levels
   */
  readonly rules?: Record<string, RuleSetting>;
}

/**
 * The access that an app's manifests give is judged at every synth, over all its charts at once: errors fail it, all together;
 * warnings are printed. This class is for what only the author can say.
 */
export class AccessChecks {
  /**
   * Sets how the app is judged. May be called more than once; what is given later replaces what was given before.
   *
   * @param scope any construct of the app
   * @param options what to change
   */
  public static configure(scope: IConstruct, options: AccessCheckOptions): void {
    const { strict, ...chosen } = options;
    configureAccess(scope, strict, Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined)));
  }

  /**
   * States that the tokens of an account may be copied into the namespace of a binding of this app. The reason is written onto its
   * ManagedClusterSetBindings, where every later check of the manifests finds it.
   *
   * @param binding the receiving ConsumerBinding, or any construct above its ManagedClusterSetBindings
   * @param account name of the account whose tokens are copied
   * @param reason why that is right: at least one word
   */
  public static acknowledgeCopy(binding: IConstruct, account: string, reason: string): void {
    if (reason.trim() === '' || reason.includes('\n')) {
      refuse(binding.node.path, 'reason', reason, { wrong: 'is not one line of text', remedy: 'write why the two applications may share the tokens' });
    }
    const receiving = binding.node.findAll().filter((child): child is ApiObject => ApiObject.isApiObject(child) && child.kind === 'ManagedClusterSetBinding');
    if (receiving.length === 0) {
      refuse(
        binding.node.path,
        'binding',
        account,
        { wrong: 'holds no ManagedClusterSetBinding of this app', remedy: 'give the copy to AccessChecks.configure as acknowledgedCopies' },
      );
    }
    for (const object of receiving) {
      const before = object.metadata.toJson()?.annotations?.[ACKNOWLEDGED_COPIES];
      object.metadata.addAnnotation(ACKNOWLEDGED_COPIES, [...(before ? [before] : []), `${account}: ${reason.trim()}`].join('\n'));
    }
  }

  /**
   * What the constructs of an app and its author state beside the manifests: releases, fleet, decisions. Written as YAML it is an
   * `ocm-access.yaml`, with which `ocm-access` judges the manifests as the app itself does. Background manifests are not in it.
   *
   * @param scope any construct of the app
   */
  public static stated(scope: IConstruct): AccessOptions {
    const { background: _, ...stated } = declaredOptions(scope);
    return JSON.parse(JSON.stringify(stated)) as AccessOptions;
  }

  private constructor() {}
}
