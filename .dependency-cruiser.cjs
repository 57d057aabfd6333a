/**
 * The house rule: imports go down only. Each room lists the rooms that it may import (and itself);
 * each package that belongs to one room lists that room. Edit the tables, not the rules below them.
 * Tests may reach further: they put rooms together.
 */
const kernel = ['lib/base', 'lib/schemas']
/** Who asks and what they may do: rules without I/O, which every use case needs, the reading of the audit log too. */
const permissions = ['lib/auth/actor', 'lib/auth/context', 'lib/auth/permissions']
const ground = [...kernel, ...permissions, 'lib/store', 'lib/audit', 'lib/egress', 'lib/oauth/ports']
/** The service rooms from the lowest to the highest; each may import those before it. */
const services = [
  'lib/keys',
  'lib/users',
  'lib/policy',
  'lib/consent',
  'lib/diagnostics',
  'lib/connections',
  'lib/migration',
  'lib/transfer',
]

const floors = {
  'lib/base': [],
  'lib/schemas': ['lib/base'],
  'lib/oauth': kernel,
  'lib/store': [...kernel, 'lib/oauth/ports'],
  'lib/egress': kernel,
  'lib/interaction': [...kernel, 'lib/oauth/ports'],
  'lib/audit': [...kernel, ...permissions, 'lib/store'],
  'lib/auth': [...kernel, 'lib/store', 'lib/audit'],
  ...Object.fromEntries(services.map((room, index) => [room, [...ground, ...services.slice(0, index)]])),
  'lib/runtime': [...ground, 'lib/auth', 'lib/oauth', 'lib/interaction', ...services],
  'lib/http': [...kernel, 'lib/auth', 'lib/oauth/errors'],
  'lib/rest': [...kernel, 'lib/http', 'lib/auth', 'lib/audit', ...services],
  'lib/actions': [...kernel, 'lib/http', 'lib/auth', 'lib/audit', ...services],
  'components/ui': ['lib/base'],
  // Some shapes are shown by several features, which must not import one another.
  'components/patterns': [
    'lib/base',
    'components/ui',
    'lib/schemas/token-attribute',
    'lib/schemas/effective-setting',
    'lib/schemas/claim-explanation',
    'lib/schemas/claims-preview',
    'lib/schemas/expressions',
    'lib/schemas/expression-values',
    'lib/schemas/token-inspection',
    'lib/schemas/revocation',
    'lib/schemas/migration/refusal',
    'lib/schemas/migration/gateway-rules',
    'lib/schemas/migration/usage',
    'lib/schemas/migration/request-diff',
  ],
  'components/features': [...kernel, 'lib/actions', 'components/ui', 'components/patterns'],
  app: [...kernel, 'components', 'lib/actions', 'lib/http', 'lib/auth', 'lib/audit', ...services],
}

/** A package (or our generated client) and the only places that may import it. */
const confined = [
  ['node_modules/@prisma/', ['lib/store']],
  ['^lib/store/generated/', ['lib/store']],
  ['node_modules/(@types/)?(pg|better-sqlite3)/', ['lib/store']],
  ['node_modules/next-auth/', ['lib/auth']],
  // The pages that try a client check its tokens in the browser, as a stranger would.
  [
    'node_modules/jose/',
    ['lib/oauth', 'lib/keys', 'components/features/clients/verify-token', 'components/features/playground/read-jwt'],
  ],
  ['node_modules/next/', ['app', 'components', 'lib/actions', 'lib/auth', 'server']],
  ['node_modules/(@types/)?react(-dom)?/', ['app', 'components', 'lib/auth', 'lib/interaction']],
  ['node_modules/pino/', ['lib/base']],
  ['node_modules/ldapts/', ['lib/egress']],
  ['node_modules/recharts/', ['components/patterns/time-lines']],
  ['node_modules/(@types/)?nodemailer/', ['lib/egress']],
  ['node_modules/(otpauth|qrcode|@types/qrcode)/', ['lib/auth']],
  ['node_modules/csv-parse/', ['lib/users/import', 'lib/migration/inventory/import']],
]

const TESTS = '\\.test\\.tsx?$|^lib/.+/(testing|contract)/|^e2e/|^scripts/|^bench/'
const starts = (places) => places.map((place) => `^${place}(/|\\.|$)`)

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one concept, or a third is missing.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'every-import-resolves',
      severity: 'error',
      from: { pathNot: '^lib/store/generated/' },
      to: { couldNotResolve: true },
    },
    ...Object.entries(floors).map(([room, below]) => ({
      name: `floor: ${room}`,
      comment: `${room} may import ${below.join(', ') || 'nothing of ours'}`,
      severity: 'error',
      from: { path: `^${room}/`, pathNot: TESTS },
      to: { path: '^(lib|components|app|e2e|scripts|bench|server)(/|\\.)', pathNot: starts([room, ...below]) },
    })),
    {
      name: 'features-are-islands',
      comment: 'A feature that needs another shares a pattern with it instead.',
      severity: 'error',
      from: { path: '^components/features/([^/]+)/' },
      to: { path: '^components/features/', pathNot: '^components/features/$1/' },
    },
    ...confined.map(([target, homes]) => ({
      name: `at home in ${homes.join(', ')}: ${target.replace(/^\^|node_modules\//g, '')}`,
      severity: 'error',
      from: { path: '^(app|components|lib|server|proxy)(/|\\.)', pathNot: [...starts(homes), TESTS] },
      to: { path: target },
    })),
    {
      name: 'every-folder-has-a-floor',
      comment: 'A new room under lib/ or components/ is first entered in the table of this file.',
      severity: 'error',
      from: {
        path: '^(lib|components)/',
        pathNot: Object.keys(floors).map((room) => `^${room}/`),
      },
      to: {},
    },
    {
      name: 'proofs-stay-outside',
      comment: 'What is served never imports tests, scripts or benchmarks.',
      severity: 'error',
      from: { path: '^(app|components|lib|server|proxy)(/|\\.)', pathNot: TESTS },
      to: { path: '^(e2e|bench|scripts)/|\\.test\\.tsx?$|^lib/.+/testing/' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^lib/store/generated/'] },
    // Type-only imports are imports: a room that knows another's types depends on it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
}
