import { KUEUE_RELEASES } from './facts';
import { KNOWN_PROBLEMS } from './known-problems';
import { Component } from '../component';

export const KUEUE = {
  key: 'kueue',
  name: 'Kueue',
  className: 'KueueRelease',
  releases: KUEUE_RELEASES,
  problems: KNOWN_PROBLEMS,
} as const satisfies Component;
