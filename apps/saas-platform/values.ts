import { authValues, cacheValues, clientValues, databaseValues, defineValues, egressValues, exposureValues, externalDependencyValues, jobValues, monitoringValues, networkValues, objectStoreValues, proxyValues, queueValues, secretBackendValues, secretValues, selfCheckValues, smokeTestValues, tlsValues, trustBundleValues, v, workloadValues } from '../../index';
import { secretKeys } from './secret-keys';

const registry = 'registry.saas-platform.example';
const image = (name: string) => ({ registry, repository: `saas-platform/${name}` });

/** Everything that a customer can set. */
export const saasValues = defineValues({
  airgapped: v.boolean({ description: 'Whether the environment has no connection to the internet. Features that need one are refused then.', default: false }),
  logLevel: v.choice(['error', 'warn', 'info', 'debug'], { description: 'Least severe message that is logged, by all components, as JSON.', default: 'info' }),
  features: v.object(
    {
      analytics: v.boolean({ description: 'Usage statistics for the administrators of the platform. They stay in the platform.', default: true }),
      advancedReporting: v.boolean({ description: 'Reports that are made on a schedule.', default: false }),
      aiAssistant: v.boolean({
        description: 'Answers of a language model to questions of users. It needs the internet (assistantModel), and is refused while airgapped is true.',
        default: false,
        excludedBy: { switch: 'airgapped', reason: 'the assistant asks a language model on the internet' },
      }),
    },
    { section: 'Features', description: 'What of the product is there. Turn off what was not bought, or what an environment does not allow.' },
  ),
  clients: clientValues({ component: 'web' }),
  exposure: exposureValues(),
  auth: authValues({ userSearchFilter: '(&(objectClass=person)(uid={{username}}))', groupSearchFilter: '(member={{dn}})' }),
  tls: tlsValues('TLS of web'),
  egress: egressValues({ component: 'egress-proxy', internetExcludedBy: { switch: 'airgapped', reason: 'there is no internet then' } }),
  proxy: proxyValues({
    section: 'Proxy of your network',
    description: 'Set it when connections to the outside have to go through a proxy of your own. Only egress-proxy uses it, so its address belongs into egress.cidrs; all other pods connect through egress-proxy, whatever is set here.',
  }),
  trustBundle: trustBundleValues(),
  network: networkValues(),
  secretBackend: secretBackendValues(),
  secrets: v.object(
    {
      session: secretValues(secretKeys.session, 'Signs the sessions of users.'),
      database: secretValues(secretKeys.database, 'Opens the database. Not used while database.mode is cloudNativePg: the operator makes the password.'),
      cache: secretValues(secretKeys.cache, 'Opens the cache.'),
      queue: secretValues(secretKeys.queue, 'Opens the queue.'),
      objectStore: secretValues(secretKeys.objectStore, 'Opens the object store.'),
    },
    { section: 'Secrets', description: 'Where the Secrets come from. No secret itself is ever written here.' },
  ),
  database: databaseValues({ database: 'platform', username: 'platform' }),
  cache: cacheValues(),
  queue: queueValues({ username: 'platform' }),
  objectStore: objectStoreValues({ bucket: 'platform' }),
  assistantModel: externalDependencyValues({ section: 'Language model', description: 'What the assistant asks, while features.aiAssistant is true.', hosts: ['api.models.saas-platform.example'] }),
  mailServer: externalDependencyValues({ section: 'Mail server', description: 'Where worker hands mail over. Without one, nobody is written to.', port: 587 }),
  web: workloadValues({ section: 'web', description: 'The pages, and the way to the API.', replicas: 2, cpu: '100m', memory: '256Mi', image: image('web') }),
  api: workloadValues({ section: 'api', description: 'The API behind web.', replicas: 2, cpu: '250m', memory: '512Mi', memoryLimit: '1Gi', image: image('api') }),
  worker: workloadValues({ section: 'worker', description: 'What runs in the background: imports, mail, reports.', replicas: 2, cpu: '250m', memory: '512Mi', memoryLimit: '1Gi', image: image('worker') }),
  assistant: workloadValues({ section: 'assistant', description: 'Asks the language model, while features.aiAssistant is true.', replicas: 1, cpu: '100m', memory: '256Mi', image: image('assistant') }),
  migrations: jobValues({
    section: 'migrations',
    description: 'Brings the database to the form of the version, before an upgrade and after an installation.',
    cpu: '100m',
    memory: '256Mi',
    backoffLimit: 5,
    activeDeadlineSeconds: 1800,
    image: image('migrations'),
  }),
  egressProxy: workloadValues({ section: 'egress-proxy', description: 'The only component with outbound connections.', replicas: 2, cpu: '100m', memory: '128Mi', image: image('egress-proxy') }),
  smokeTest: smokeTestValues({ section: 'Smoke test', description: 'What `helm test` runs: whether each service answers.', image: image('checks') }),
  selfCheck: selfCheckValues({ section: 'Self-check', description: 'The same checks, run again and again.', schedule: '0,15,30,45 * * * *', image: image('checks') }),
  metrics: monitoringValues({ section: 'Monitoring', volumes: false, runbookUrl: 'https://docs.saas-platform.example/runbooks/' }),
});
