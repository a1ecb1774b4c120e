import { App, Chart } from 'cdk8s';
import { addComponent } from './component';

const COMPONENTS = 10;

const app = new App();
const chart = new Chart(app, 'bench', {
  labels: {
    'helm.sh/chart': 'bench-1.0.0',
    'app.kubernetes.io/name': 'bench',
    'app.kubernetes.io/instance': 'release-name',
    'app.kubernetes.io/version': '1.4.0',
    'app.kubernetes.io/managed-by': 'Helm',
  },
});
for (let index = 0; index < COMPONENTS; index += 1) {
  addComponent(chart, `web${String(index)}`);
}
app.synth();
