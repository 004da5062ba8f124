import { binary } from '../components/cache.js';
import { MANAGED_SERVICE_ACCOUNT_VERSION } from '../components/catalogue.js';
import { type Images } from '../stand-ins/kubelet.js';

/** Images whose programs were built from the same releases. */
export const images =
  (kueue?: string): Images =>
    (reference): Record<string, string> | undefined => {
      if (kueue && /(^|\/)(kueue|controller):/.test(reference)) {
        return { '/manager': binary('kueue', kueue) };
      }
      // /cp-creds is in exactly this image (release catalogue): any other reference is a mistake.
      if (reference.endsWith(`/managed-serviceaccount:v${MANAGED_SERVICE_ACCOUNT_VERSION}`)) {
        return { '/cp-creds': binary('cp-creds') };
      }
      return undefined;
    };
