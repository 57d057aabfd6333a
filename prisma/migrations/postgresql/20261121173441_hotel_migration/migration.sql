-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "customerId" TEXT,
ADD COLUMN     "email" TEXT,
ADD COLUMN     "partnerId" TEXT,
ADD COLUMN     "portalRole" TEXT,
ADD COLUMN     "totpConfirmedAt" TIMESTAMP(3),
ADD COLUMN     "totpLastStep" INTEGER,
ADD COLUMN     "totpSealed" BYTEA;

-- CreateTable
CREATE TABLE "Customer" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameLower" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Partner" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameLower" TEXT COLLATE "C" NOT NULL,
    "cloudAccountName" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Enterprise" (
    "id" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "code" TEXT COLLATE "C",
    "name" TEXT NOT NULL,
    "nameLower" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Enterprise_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Chain" (
    "id" TEXT NOT NULL,
    "enterpriseId" TEXT NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "nameLower" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Chain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Property" (
    "id" TEXT NOT NULL,
    "chainId" TEXT NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Property_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Gateway" (
    "id" TEXT NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "host" TEXT COLLATE "C" NOT NULL,
    "domainId" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Gateway_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Environment" (
    "id" TEXT NOT NULL,
    "chainId" TEXT NOT NULL,
    "gatewayId" TEXT NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT NOT NULL,
    "nameLower" TEXT COLLATE "C" NOT NULL,
    "phase" TEXT NOT NULL DEFAULT 'PLANNED',
    "windowAt" TIMESTAMP(3),
    "cutoverAt" TIMESTAMP(3),
    "downtimeMinutes" INTEGER NOT NULL DEFAULT 30,
    "announcedAt" TIMESTAMP(3),
    "openedAt" TIMESTAMP(3),
    "cutoverBeganAt" TIMESTAMP(3),
    "completedAt" TIMESTAMP(3),
    "verifiedAt" TIMESTAMP(3),
    "postponedAt" TIMESTAMP(3),
    "postponedReason" TEXT,
    "overriddenAt" TIMESTAMP(3),
    "overriddenBy" TEXT,
    "overrideReason" TEXT,
    "problem" TEXT,
    "operator" TEXT,
    "allowedNetworks" JSONB,
    "integrations" INTEGER NOT NULL DEFAULT 0,
    "belowGate" INTEGER NOT NULL DEFAULT 0,
    "quiet" INTEGER NOT NULL DEFAULT 0,
    "ssdOnly" INTEGER NOT NULL DEFAULT 0,
    "dual" INTEGER NOT NULL DEFAULT 0,
    "ocimOnly" INTEGER NOT NULL DEFAULT 0,
    "broken" INTEGER NOT NULL DEFAULT 0,
    "blocked" INTEGER NOT NULL DEFAULT 0,
    "integrationsVerified" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Environment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EnvironmentStep" (
    "environmentId" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "doneAt" TIMESTAMP(3),
    "doneBy" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "EnvironmentStep_pkey" PRIMARY KEY ("environmentId","step")
);

-- CreateTable
CREATE TABLE "Application" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "partnerId" TEXT,
    "customerId" TEXT,
    "keyHash" TEXT NOT NULL,
    "keyHint" TEXT NOT NULL,
    "disabledAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Integration" (
    "id" TEXT NOT NULL,
    "environmentId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameLower" TEXT COLLATE "C" NOT NULL,
    "ownerKind" TEXT NOT NULL,
    "partnerId" TEXT,
    "applicationId" TEXT,
    "state" TEXT NOT NULL DEFAULT 'SSD_ONLY',
    "score" INTEGER NOT NULL DEFAULT 0,
    "blockers" JSONB NOT NULL,
    "ownerEmail" TEXT,
    "streaming" BOOLEAN NOT NULL DEFAULT false,
    "separatedByUser" BOOLEAN NOT NULL DEFAULT false,
    "acknowledgedAt" TIMESTAMP(3),
    "acknowledgedBy" TEXT,
    "credentialsIssuedAt" TIMESTAMP(3),
    "firstOcimAt" TIMESTAMP(3),
    "lastSsdAt" TIMESTAMP(3),
    "lastOcimAt" TIMESTAMP(3),
    "lastApiAt" TIMESTAMP(3),
    "lastOcimApiAt" TIMESTAMP(3),
    "limitsConfirmedAt" TIMESTAMP(3),
    "verifiedAt" TIMESTAMP(3),
    "verifiedBy" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Integration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IntegrationUser" (
    "id" TEXT NOT NULL,
    "environmentId" TEXT NOT NULL,
    "integrationId" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "usernameLower" TEXT COLLATE "C" NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "passwordChangedAt" TIMESTAMP(3) NOT NULL,
    "disabledAt" TIMESTAMP(3),
    "convertedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "IntegrationUser_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GatewayClient" (
    "pk" TEXT NOT NULL,
    "environmentId" TEXT NOT NULL,
    "scheme" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "partnerId" TEXT,
    "integrationId" TEXT,
    "userId" TEXT,
    "clientId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "singleKey" TEXT,
    "secretHashKind" TEXT,
    "secretHash" TEXT,
    "secretHint" TEXT,
    "secretIssuedAt" TIMESTAMP(3),
    "previousHashKind" TEXT,
    "previousHash" TEXT,
    "previousExpiresAt" TIMESTAMP(3),
    "lastUsedAt" TIMESTAMP(3),
    "disabledAt" TIMESTAMP(3),
    "allProperties" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "GatewayClient_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "ClientProperty" (
    "clientPk" TEXT NOT NULL,
    "propertyId" TEXT NOT NULL,

    CONSTRAINT "ClientProperty_pkey" PRIMARY KEY ("clientPk","propertyId")
);

-- CreateTable
CREATE TABLE "PartnerConnection" (
    "id" TEXT NOT NULL,
    "environmentId" TEXT NOT NULL,
    "partnerId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'PENDING',
    "allProperties" BOOLEAN NOT NULL DEFAULT true,
    "requestedAt" TIMESTAMP(3) NOT NULL,
    "requestedBy" TEXT NOT NULL,
    "decidedAt" TIMESTAMP(3),
    "decidedBy" TEXT,
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PartnerConnection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConnectionProperty" (
    "connectionId" TEXT NOT NULL,
    "propertyId" TEXT NOT NULL,

    CONSTRAINT "ConnectionProperty_pkey" PRIMARY KEY ("connectionId","propertyId")
);

-- CreateTable
CREATE TABLE "GatewayUsage" (
    "environmentId" TEXT NOT NULL,
    "integrationId" TEXT NOT NULL,
    "granularity" TEXT NOT NULL,
    "bucket" TIMESTAMP(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "GatewayUsage_pkey" PRIMARY KEY ("environmentId","integrationId","granularity","bucket","kind","outcome")
);

-- CreateTable
CREATE TABLE "GatewayActivity" (
    "environmentId" TEXT NOT NULL,
    "bucket" TIMESTAMP(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "scheme" TEXT NOT NULL,
    "integrationId" TEXT NOT NULL,
    "tokens" INTEGER NOT NULL,
    "calls" INTEGER NOT NULL,
    "refused" INTEGER NOT NULL,
    "firstAt" TIMESTAMP(3) NOT NULL,
    "lastAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "GatewayActivity_pkey" PRIMARY KEY ("environmentId","bucket","actor","scheme")
);

-- CreateTable
CREATE TABLE "GatewayRefusal" (
    "correlationId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "gatewayId" TEXT,
    "environmentId" TEXT,
    "integrationId" TEXT,
    "partnerId" TEXT,
    "customerId" TEXT,
    "kind" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "answer" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "trace" JSONB NOT NULL,

    CONSTRAINT "GatewayRefusal_pkey" PRIMARY KEY ("correlationId")
);

-- CreateTable
CREATE TABLE "MigrationNotice" (
    "id" TEXT NOT NULL,
    "environmentId" TEXT,
    "kind" TEXT NOT NULL,
    "customerId" TEXT,
    "partnerId" TEXT,
    "accountId" TEXT,
    "address" TEXT,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "uniqueKey" TEXT COLLATE "C" NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMP(3),
    "lastError" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "sentAt" TIMESTAMP(3),
    "readAt" TIMESTAMP(3),

    CONSTRAINT "MigrationNotice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NoticeTemplate" (
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "NoticeTemplate_pkey" PRIMARY KEY ("kind")
);

-- CreateTable
CREATE TABLE "MigrationSettings" (
    "id" INTEGER NOT NULL,
    "settings" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "MigrationSettings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PortalInvitation" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailLower" TEXT COLLATE "C" NOT NULL,
    "displayName" TEXT NOT NULL DEFAULT '',
    "customerId" TEXT,
    "partnerId" TEXT,
    "portalRole" TEXT NOT NULL,
    "invitedBy" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "PortalInvitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Customer_nameLower_key" ON "Customer"("nameLower");

-- CreateIndex
CREATE INDEX "Customer_nameLower_id_idx" ON "Customer"("nameLower", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Partner_nameLower_key" ON "Partner"("nameLower");

-- CreateIndex
CREATE UNIQUE INDEX "Partner_cloudAccountName_key" ON "Partner"("cloudAccountName");

-- CreateIndex
CREATE INDEX "Partner_nameLower_id_idx" ON "Partner"("nameLower", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Enterprise_code_key" ON "Enterprise"("code");

-- CreateIndex
CREATE INDEX "Enterprise_nameLower_id_idx" ON "Enterprise"("nameLower", "id");

-- CreateIndex
CREATE INDEX "Enterprise_customerId_nameLower_idx" ON "Enterprise"("customerId", "nameLower");

-- CreateIndex
CREATE UNIQUE INDEX "Chain_code_key" ON "Chain"("code");

-- CreateIndex
CREATE INDEX "Chain_enterpriseId_code_idx" ON "Chain"("enterpriseId", "code");

-- CreateIndex
CREATE INDEX "Chain_nameLower_id_idx" ON "Chain"("nameLower", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Property_chainId_code_key" ON "Property"("chainId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Gateway_name_key" ON "Gateway"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Gateway_host_key" ON "Gateway"("host");

-- CreateIndex
CREATE INDEX "Gateway_domainId_idx" ON "Gateway"("domainId");

-- CreateIndex
CREATE UNIQUE INDEX "Environment_nameLower_key" ON "Environment"("nameLower");

-- CreateIndex
CREATE INDEX "Environment_phase_windowAt_id_idx" ON "Environment"("phase", "windowAt", "id");

-- CreateIndex
CREATE INDEX "Environment_phase_nameLower_idx" ON "Environment"("phase", "nameLower");

-- CreateIndex
CREATE INDEX "Environment_cutoverAt_id_idx" ON "Environment"("cutoverAt", "id");

-- CreateIndex
CREATE INDEX "Environment_windowAt_id_idx" ON "Environment"("windowAt", "id");

-- CreateIndex
CREATE INDEX "Environment_gatewayId_phase_idx" ON "Environment"("gatewayId", "phase");

-- CreateIndex
CREATE UNIQUE INDEX "Environment_chainId_code_key" ON "Environment"("chainId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Application_keyHash_key" ON "Application"("keyHash");

-- CreateIndex
CREATE INDEX "Application_partnerId_id_idx" ON "Application"("partnerId", "id");

-- CreateIndex
CREATE INDEX "Application_customerId_id_idx" ON "Application"("customerId", "id");

-- CreateIndex
CREATE INDEX "Integration_environmentId_score_id_idx" ON "Integration"("environmentId", "score", "id");

-- CreateIndex
CREATE INDEX "Integration_environmentId_state_id_idx" ON "Integration"("environmentId", "state", "id");

-- CreateIndex
CREATE INDEX "Integration_partnerId_environmentId_id_idx" ON "Integration"("partnerId", "environmentId", "id");

-- CreateIndex
CREATE INDEX "Integration_applicationId_idx" ON "Integration"("applicationId");

-- CreateIndex
CREATE INDEX "Integration_state_lastSsdAt_idx" ON "Integration"("state", "lastSsdAt");

-- CreateIndex
CREATE INDEX "Integration_nameLower_id_idx" ON "Integration"("nameLower", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Integration_environmentId_nameLower_key" ON "Integration"("environmentId", "nameLower");

-- CreateIndex
CREATE INDEX "IntegrationUser_integrationId_id_idx" ON "IntegrationUser"("integrationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "IntegrationUser_environmentId_usernameLower_key" ON "IntegrationUser"("environmentId", "usernameLower");

-- CreateIndex
CREATE UNIQUE INDEX "GatewayClient_userId_key" ON "GatewayClient"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "GatewayClient_clientId_key" ON "GatewayClient"("clientId");

-- CreateIndex
CREATE UNIQUE INDEX "GatewayClient_singleKey_key" ON "GatewayClient"("singleKey");

-- CreateIndex
CREATE INDEX "GatewayClient_environmentId_scheme_clientId_idx" ON "GatewayClient"("environmentId", "scheme", "clientId");

-- CreateIndex
CREATE INDEX "GatewayClient_partnerId_environmentId_idx" ON "GatewayClient"("partnerId", "environmentId");

-- CreateIndex
CREATE INDEX "GatewayClient_integrationId_idx" ON "GatewayClient"("integrationId");

-- CreateIndex
CREATE INDEX "ClientProperty_propertyId_idx" ON "ClientProperty"("propertyId");

-- CreateIndex
CREATE INDEX "PartnerConnection_partnerId_state_id_idx" ON "PartnerConnection"("partnerId", "state", "id");

-- CreateIndex
CREATE INDEX "PartnerConnection_environmentId_state_id_idx" ON "PartnerConnection"("environmentId", "state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PartnerConnection_environmentId_partnerId_key" ON "PartnerConnection"("environmentId", "partnerId");

-- CreateIndex
CREATE INDEX "ConnectionProperty_propertyId_idx" ON "ConnectionProperty"("propertyId");

-- CreateIndex
CREATE INDEX "GatewayUsage_integrationId_granularity_bucket_idx" ON "GatewayUsage"("integrationId", "granularity", "bucket");

-- CreateIndex
CREATE INDEX "GatewayUsage_granularity_bucket_idx" ON "GatewayUsage"("granularity", "bucket");

-- CreateIndex
CREATE INDEX "GatewayActivity_integrationId_bucket_idx" ON "GatewayActivity"("integrationId", "bucket");

-- CreateIndex
CREATE INDEX "GatewayActivity_bucket_idx" ON "GatewayActivity"("bucket");

-- CreateIndex
CREATE INDEX "GatewayRefusal_environmentId_at_idx" ON "GatewayRefusal"("environmentId", "at");

-- CreateIndex
CREATE INDEX "GatewayRefusal_integrationId_at_idx" ON "GatewayRefusal"("integrationId", "at");

-- CreateIndex
CREATE INDEX "GatewayRefusal_partnerId_at_idx" ON "GatewayRefusal"("partnerId", "at");

-- CreateIndex
CREATE INDEX "GatewayRefusal_customerId_at_idx" ON "GatewayRefusal"("customerId", "at");

-- CreateIndex
CREATE INDEX "GatewayRefusal_at_idx" ON "GatewayRefusal"("at");

-- CreateIndex
CREATE UNIQUE INDEX "MigrationNotice_uniqueKey_key" ON "MigrationNotice"("uniqueKey");

-- CreateIndex
CREATE INDEX "MigrationNotice_nextAttemptAt_idx" ON "MigrationNotice"("nextAttemptAt");

-- CreateIndex
CREATE INDEX "MigrationNotice_environmentId_createdAt_id_idx" ON "MigrationNotice"("environmentId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "MigrationNotice_createdAt_id_idx" ON "MigrationNotice"("createdAt", "id");

-- CreateIndex
CREATE INDEX "MigrationNotice_state_createdAt_id_idx" ON "MigrationNotice"("state", "createdAt", "id");

-- CreateIndex
CREATE INDEX "MigrationNotice_accountId_createdAt_id_idx" ON "MigrationNotice"("accountId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "MigrationNotice_partnerId_createdAt_id_idx" ON "MigrationNotice"("partnerId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "MigrationNotice_customerId_createdAt_id_idx" ON "MigrationNotice"("customerId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "PortalInvitation_customerId_createdAt_idx" ON "PortalInvitation"("customerId", "createdAt");

-- CreateIndex
CREATE INDEX "PortalInvitation_partnerId_createdAt_idx" ON "PortalInvitation"("partnerId", "createdAt");

-- CreateIndex
CREATE INDEX "PortalInvitation_expiresAt_idx" ON "PortalInvitation"("expiresAt");

-- CreateIndex
CREATE INDEX "PortalInvitation_emailLower_idx" ON "PortalInvitation"("emailLower");

-- CreateIndex
CREATE INDEX "Account_customerId_createdAt_idx" ON "Account"("customerId", "createdAt");

-- CreateIndex
CREATE INDEX "Account_partnerId_createdAt_idx" ON "Account"("partnerId", "createdAt");

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enterprise" ADD CONSTRAINT "Enterprise_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Chain" ADD CONSTRAINT "Chain_enterpriseId_fkey" FOREIGN KEY ("enterpriseId") REFERENCES "Enterprise"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Property" ADD CONSTRAINT "Property_chainId_fkey" FOREIGN KEY ("chainId") REFERENCES "Chain"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Gateway" ADD CONSTRAINT "Gateway_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Environment" ADD CONSTRAINT "Environment_chainId_fkey" FOREIGN KEY ("chainId") REFERENCES "Chain"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Environment" ADD CONSTRAINT "Environment_gatewayId_fkey" FOREIGN KEY ("gatewayId") REFERENCES "Gateway"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EnvironmentStep" ADD CONSTRAINT "EnvironmentStep_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "Environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Integration" ADD CONSTRAINT "Integration_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "Environment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Integration" ADD CONSTRAINT "Integration_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Integration" ADD CONSTRAINT "Integration_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IntegrationUser" ADD CONSTRAINT "IntegrationUser_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "Environment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IntegrationUser" ADD CONSTRAINT "IntegrationUser_integrationId_fkey" FOREIGN KEY ("integrationId") REFERENCES "Integration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GatewayClient" ADD CONSTRAINT "GatewayClient_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "Environment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GatewayClient" ADD CONSTRAINT "GatewayClient_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GatewayClient" ADD CONSTRAINT "GatewayClient_integrationId_fkey" FOREIGN KEY ("integrationId") REFERENCES "Integration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GatewayClient" ADD CONSTRAINT "GatewayClient_userId_fkey" FOREIGN KEY ("userId") REFERENCES "IntegrationUser"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientProperty" ADD CONSTRAINT "ClientProperty_clientPk_fkey" FOREIGN KEY ("clientPk") REFERENCES "GatewayClient"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientProperty" ADD CONSTRAINT "ClientProperty_propertyId_fkey" FOREIGN KEY ("propertyId") REFERENCES "Property"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnerConnection" ADD CONSTRAINT "PartnerConnection_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "Environment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnerConnection" ADD CONSTRAINT "PartnerConnection_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConnectionProperty" ADD CONSTRAINT "ConnectionProperty_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "PartnerConnection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConnectionProperty" ADD CONSTRAINT "ConnectionProperty_propertyId_fkey" FOREIGN KEY ("propertyId") REFERENCES "Property"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MigrationNotice" ADD CONSTRAINT "MigrationNotice_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "Environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortalInvitation" ADD CONSTRAINT "PortalInvitation_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortalInvitation" ADD CONSTRAINT "PortalInvitation_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;
