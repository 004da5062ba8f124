import { Construct } from 'constructs';
import { QueueFlavor } from './queue';
import { ResourceFlavorV1Beta2 as ResourceFlavor } from '../../../imports/kueue.x-k8s.io';
import { refuse } from '../../errors/format-error';
import { canonical } from '../../kubernetes/json';
import { emit, Placement } from '../../manifests/emit';

/** The ResourceFlavors that the queues of one integration share: one object a name. */
export class Flavors extends Construct {
  private readonly labels = new Map<string, string>();

  public constructor(scope: Construct, id: string, private readonly placement: Placement) {
    super(scope, id);
  }

  public add(where: string, flavor: QueueFlavor): void {
    if (flavor.createFlavor === false) {
      return;
    }
    const nodeLabels = flavor.nodeLabels ?? {};
    const before = this.labels.get(flavor.name);
    if (before !== undefined && before !== canonical(nodeLabels)) {
      refuse(where, `flavors ${flavor.name}.nodeLabels`, nodeLabels, {
        wrong: `differs from the labels that another queue gave it (${before})`,
        remedy: 'use the same labels, or another name',
      });
    }
    if (before === undefined) {
      this.labels.set(flavor.name, canonical(nodeLabels));
      emit(this, `flavor-${flavor.name}`, ResourceFlavor.manifest({
        metadata: { name: flavor.name },
        spec: Object.keys(nodeLabels).length > 0 ? { nodeLabels } : {},
      }), this.placement);
    }
  }
}
