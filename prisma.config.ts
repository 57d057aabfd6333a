import { defineConfig } from 'prisma/config'

/**
 * For Prisma's own command line on a machine that may download its engine, for example `npx prisma migrate status`.
 * The project itself needs only `prisma generate` (scripts/generate.mjs) and applies migrations with its own runner.
 */
const url = process.env.DATABASE_URL ?? 'file:./data/gatehouse.db'
const dialect = process.env.PRISMA_DIALECT ?? (/^postgres(ql)?:/.test(url) ? 'postgresql' : 'sqlite')

export default defineConfig({
  schema: dialect === 'sqlite' ? 'prisma/schema.prisma' : 'prisma/postgresql/schema.prisma',
  migrations: { path: `prisma/migrations/${dialect}` },
  datasource: { url },
})
