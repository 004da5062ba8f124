import { ARGO_CD_RELEASES } from './facts';
import { Component } from '../component';

export const ARGO_CD = {
  key: 'argoCd',
  name: 'Argo CD',
  className: 'ArgoCdRelease',
  releases: ARGO_CD_RELEASES,
  problems: [],
} as const satisfies Component;
