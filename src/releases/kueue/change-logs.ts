/** Where releases were read of which nothing else was to be had. */
export const CHANGE_LOG_018 = 'kubernetes-sigs/kueue CHANGELOG/CHANGELOG-0.18.md@24b03c8d';
export const CHANGE_LOG_019 = 'kubernetes-sigs/kueue CHANGELOG/CHANGELOG-0.19.md@089e05fa';
export const CHANGE_LOG_020 = 'kubernetes-sigs/kueue CHANGELOG/CHANGELOG-0.20.md@144402ad';
