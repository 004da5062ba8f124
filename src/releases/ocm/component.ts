import { OCM_RELEASES, SERVED_OBJECTS } from './facts';
import { KNOWN_PROBLEMS } from './known-problems';
import { Component } from '../component';

export const OCM = {
  key: 'ocm',
  name: 'Open Cluster Management',
  className: 'OcmRelease',
  releases: OCM_RELEASES,
  problems: KNOWN_PROBLEMS,
  served: SERVED_OBJECTS,
} as const satisfies Component;
