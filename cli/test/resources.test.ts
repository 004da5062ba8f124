import { cli } from './cli';

test('what an export has to hold is one line each, as kubectl spells it, and no Secret is among it', async () => {
  const { out, code } = await cli(['resources']);
  const lines = out.trimEnd().split('\n');
  expect(code).toBe(0);
  expect(lines).toContain('managedclustersetbindings.cluster.open-cluster-management.io');
  expect(lines).toContain('configmaps');
  expect(lines).not.toContain('secrets');
  expect(lines.filter(line => !/^[a-z]+(\.[a-z0-9.-]+)?$/.test(line))).toStrictEqual([]);
});
