import { gzipSync } from 'node:zlib';
import { addFile, chartFiles, HardenedDeployment, ProbeSet, workloadValues } from '../../index';
import { greatestReleaseBytes } from '../../lib/check/rules/chart/release-bytes';
import { withChartFolder } from '../helm/chart-folder';
import { helmBinaries } from '../helm/helm-binaries';
import { runHelm } from '../helm/run-helm';
import { exampleChart } from './template-examples/template-examples';

// Helm 3 asks a cluster before it makes a release, even in a dry run; it keeps the same.
const binaries = helmBinaries().filter(({ major }) => major === 4);

test.each(binaries.map((binary) => [binary.version, binary] as const))('Helm %s keeps no more than is counted, and not much less', (_version, binary) => {
  const chart = exampleChart({ web: workloadValues({ replicas: 2, cpu: '100m', memory: '64Mi' }) }, (made, { web }) => {
    new HardenedDeployment(made, 'web', { values: web, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http', startupBudgetSeconds: 10 }) });
    addFile(made, 'docs/volumes.md', Array.from({ length: 2000 }, (_, index) => `Volume ${String(index * index)} is kept.\n`).join(''));
  });
  withChartFolder(chartFiles(chart), (folder) => {
    const { stdout, stderr } = runHelm(binary, ['install', 'release-name', folder, '--dry-run=client', '--output', 'json']);
    expect(stderr).toBe('');
    // https://github.com/helm/helm/blob/main/pkg/storage/driver/util.go
    const kept = Math.ceil(gzipSync(JSON.stringify(JSON.parse(stdout)), { level: 9 }).length / 3) * 4;
    expect(greatestReleaseBytes(chart) / kept).toBeGreaterThanOrEqual(1);
    expect(greatestReleaseBytes(chart) / kept).toBeLessThan(1.3);
  });
});
