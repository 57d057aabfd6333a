/**
 * Packages that stay outside Next's bundle: native code, or modules that must be loaded by Node itself
 * so that the server's own bundle and Next's bundle share one copy.
 */
const external = [
  'better-sqlite3',
  '@prisma/adapter-better-sqlite3',
  '@prisma/adapter-pg',
  'pg',
  '@node-rs/argon2',
  'pino',
  'prom-client',
]

/** @type {import('next').NextConfig} */
export default {
  // A second build beside the served one (tests, a colleague's shell) names its own folder.
  distDir: process.env.NEXT_DIST_DIR || '.next',
  // Not guessed from lock files that may lie in a folder above.
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: external,
  typescript: { ignoreBuildErrors: false },
  // An authorization answer that is posted to the playground: a page cannot read a body.
  rewrites: async () => ({
    beforeFiles: [
      {
        source: '/playground/callback',
        has: [{ type: 'header', key: 'content-type', value: 'application/x-www-form-urlencoded.*' }],
        destination: '/api/playground/callback',
      },
    ],
  }),
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
}
