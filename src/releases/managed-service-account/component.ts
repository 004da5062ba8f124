import { MANAGED_SERVICE_ACCOUNT_RELEASES, SERVED_OBJECTS } from './facts';
import { Component } from '../component';

export const MANAGED_SERVICE_ACCOUNT = {
  key: 'managedServiceAccount',
  name: 'managed-serviceaccount',
  className: 'ManagedServiceAccountRelease',
  releases: MANAGED_SERVICE_ACCOUNT_RELEASES,
  problems: [],
  served: SERVED_OBJECTS,
} as const satisfies Component;
