import { at, list, record, text } from '../../../kubernetes/json';
import { SERVICE } from '../../../ocm/kinds';
import { constantValue } from '../../../releases/fact';
import { CERTIFICATE_NAMES } from '../../../releases/kueue/configuration-facts';
import { editConfiguration } from '../../engine/edit-configuration';
import { Severity } from '../../engine/findings';
import { Fix } from '../../engine/fix';
import { defineRule, RuleContext } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { AccessGraph } from '../../graph/access-graph';
import { Manager, NAMES } from '../../graph/kueue-managers';
import { Workload } from '../../graph/workloads';

const SETTING = 'internalCertManagement';
const DEFAULT = constantValue(CERTIFICATE_NAMES);
const [DEPLOYMENT, SERVICE_SUFFIX, SECRET_SUFFIX] = [NAMES.deployment, DEFAULT.service, DEFAULT.secret].map(name => name.replace(/^kueue/, ''));

const MESSAGES = {
  service: {
    problem: 'Kueue issues its certificate for Service \'{used}\', while Deployment \'{deployment}\' comes with Service \'{wanted}\': its webhooks fail',
    remedy: 'set it to {wanted}, and webhookSecretName to {secret}',
  },
  secret: {
    problem: 'Kueue keeps its certificate in Secret \'{used}\', while Deployment \'{deployment}\' mounts Secret \'{secret}\': its manager does not start',
    remedy: 'set it to {secret}',
  },
} as const;

interface Names {
  readonly deployment: string;
  readonly service: string;
  readonly secret: string;
}

export const kueueCertificate = defineRule({
  id: 'kueue-certificate',
  title: 'Kueue issues its certificate for its own Service',
  severity: Severity.ERROR,
  breaks: StepName.PROVIDER_ENTRY,
  traps: ['T94'],
  looksAt: `Kueue's configuration: ${SETTING}; the name of its Deployment, the Secrets that this mounts, and its Services`,
  messages: MESSAGES,
  check: (graph, report) => {
    for (const manager of report.each(graph.managers.filter(({ config }) => config && at(config, SETTING, 'enable') !== false))) {
      const { object, workload } = manager;
      const names = workload && namesOf(workload);
      if (names && workload) {
        checkNames(graph, { ...manager, workload }, names, report);
      } else if (!isNamed(graph, manager) && (workload || object.name !== NAMES.configMap)) {
        report.unknown(object, 'kueue-service', { namespace: object.namespace });
      }
    }
  },
});

/** Whether the configuration names a Service, or the input has the one that it means. */
function isNamed(graph: AccessGraph, { object, config }: Manager): boolean {
  return at(config, SETTING, 'webhookServiceName') !== undefined || graph.objects.get(SERVICE, object.namespace, DEFAULT.service) !== undefined;
}

/** Helm and kustomize put one prefix before the names of all objects of an installation. */
function namesOf({ object: { name } }: Workload): Names | undefined {
  const prefix = name.slice(0, -DEPLOYMENT.length);
  return name.endsWith(DEPLOYMENT) && prefix !== ''
    ? { deployment: name, service: `${prefix}${SERVICE_SUFFIX}`, secret: `${prefix}${SECRET_SUFFIX}` }
    : undefined;
}

function checkNames(graph: AccessGraph, manager: Manager & { workload: Workload }, names: Names, report: RuleContext<typeof MESSAGES>): void {
  const { object, config, workload } = manager;
  const { deployment, service: wanted, secret } = names;
  const setting = record(at(config, SETTING));
  const [service, kept] = [text(setting.webhookServiceName) || DEFAULT.service, text(setting.webhookSecretName) || DEFAULT.secret];
  const mounted = list(record(workload.pod.spec).volumes).map(volume => at(volume, 'secret', 'secretName'));
  const field = (name: string) => `${manager.field} ${SETTING}.${name}`;
  const fix = corrected(manager, names);
  // A Service of that name in the input is one that somebody made for it.
  if (service !== wanted && !graph.objects.get(SERVICE, object.namespace, service)) {
    report.violation(object, 'service', {
      field: field('webhookServiceName'), value: setting.webhookServiceName, data: { used: service, deployment, wanted, secret }, fix,
    });
  } else if (mounted.includes(secret) && !mounted.includes(kept)) {
    report.violation(object, 'secret', { field: field('webhookSecretName'), value: setting.webhookSecretName, data: { used: kept, deployment, secret }, fix });
  }
}

function corrected(manager: Manager, { service, secret }: Names): Fix {
  const setting = record(at(manager.config, SETTING));
  return editConfiguration(manager, [SETTING], { enable: true, ...setting, webhookServiceName: service, webhookSecretName: secret });
}
