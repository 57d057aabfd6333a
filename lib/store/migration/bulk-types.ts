import type { Prisma } from '../generated/sqlite/client'

/** Rows to be written in bulk, by table, in the shape of their columns. */
export interface BulkRows {
  customer?: Prisma.CustomerCreateManyInput[]
  partner?: Prisma.PartnerCreateManyInput[]
  gateway?: Prisma.GatewayCreateManyInput[]
  enterprise?: Prisma.EnterpriseCreateManyInput[]
  chain?: Prisma.ChainCreateManyInput[]
  property?: Prisma.PropertyCreateManyInput[]
  environment?: Prisma.EnvironmentCreateManyInput[]
  environmentStep?: Prisma.EnvironmentStepCreateManyInput[]
  application?: Prisma.ApplicationCreateManyInput[]
  integration?: Prisma.IntegrationCreateManyInput[]
  integrationUser?: Prisma.IntegrationUserCreateManyInput[]
  gatewayClient?: Prisma.GatewayClientCreateManyInput[]
  clientProperty?: Prisma.ClientPropertyCreateManyInput[]
  partnerConnection?: Prisma.PartnerConnectionCreateManyInput[]
  connectionProperty?: Prisma.ConnectionPropertyCreateManyInput[]
  gatewayUsage?: Prisma.GatewayUsageCreateManyInput[]
  gatewayActivity?: Prisma.GatewayActivityCreateManyInput[]
  gatewayRefusal?: Prisma.GatewayRefusalCreateManyInput[]
  migrationNotice?: Prisma.MigrationNoticeCreateManyInput[]
}
export type BulkTable = keyof BulkRows
