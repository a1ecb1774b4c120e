import { JUDGED_PODS } from './pod-features';

process.stdout.write(JSON.stringify(JUDGED_PODS));
