-- CreateTable
CREATE TABLE "Customer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "nameLower" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Partner" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "nameLower" TEXT NOT NULL,
    "cloudAccountName" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Enterprise" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "customerId" TEXT NOT NULL,
    "code" TEXT,
    "name" TEXT NOT NULL,
    "nameLower" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Enterprise_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Chain" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "enterpriseId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameLower" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Chain_enterpriseId_fkey" FOREIGN KEY ("enterpriseId") REFERENCES "Enterprise" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Property" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "chainId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Property_chainId_fkey" FOREIGN KEY ("chainId") REFERENCES "Chain" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Gateway" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "domainId" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Gateway_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Environment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "chainId" TEXT NOT NULL,
    "gatewayId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "nameLower" TEXT NOT NULL,
    "phase" TEXT NOT NULL DEFAULT 'PLANNED',
    "windowAt" DATETIME,
    "cutoverAt" DATETIME,
    "downtimeMinutes" INTEGER NOT NULL DEFAULT 30,
    "announcedAt" DATETIME,
    "openedAt" DATETIME,
    "cutoverBeganAt" DATETIME,
    "completedAt" DATETIME,
    "verifiedAt" DATETIME,
    "postponedAt" DATETIME,
    "postponedReason" TEXT,
    "overriddenAt" DATETIME,
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
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Environment_chainId_fkey" FOREIGN KEY ("chainId") REFERENCES "Chain" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Environment_gatewayId_fkey" FOREIGN KEY ("gatewayId") REFERENCES "Gateway" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "EnvironmentStep" (
    "environmentId" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "doneAt" DATETIME,
    "doneBy" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("environmentId", "step"),
    CONSTRAINT "EnvironmentStep_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "Environment" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Application" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "partnerId" TEXT,
    "customerId" TEXT,
    "keyHash" TEXT NOT NULL,
    "keyHint" TEXT NOT NULL,
    "disabledAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Application_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Integration" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "environmentId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameLower" TEXT NOT NULL,
    "ownerKind" TEXT NOT NULL,
    "partnerId" TEXT,
    "applicationId" TEXT,
    "state" TEXT NOT NULL DEFAULT 'SSD_ONLY',
    "score" INTEGER NOT NULL DEFAULT 0,
    "blockers" JSONB NOT NULL,
    "ownerEmail" TEXT,
    "streaming" BOOLEAN NOT NULL DEFAULT false,
    "separatedByUser" BOOLEAN NOT NULL DEFAULT false,
    "acknowledgedAt" DATETIME,
    "acknowledgedBy" TEXT,
    "credentialsIssuedAt" DATETIME,
    "firstOcimAt" DATETIME,
    "lastSsdAt" DATETIME,
    "lastOcimAt" DATETIME,
    "lastApiAt" DATETIME,
    "lastOcimApiAt" DATETIME,
    "limitsConfirmedAt" DATETIME,
    "verifiedAt" DATETIME,
    "verifiedBy" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Integration_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "Environment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Integration_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Integration_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "IntegrationUser" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "environmentId" TEXT NOT NULL,
    "integrationId" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "usernameLower" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "passwordChangedAt" DATETIME NOT NULL,
    "disabledAt" DATETIME,
    "convertedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "IntegrationUser_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "Environment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "IntegrationUser_integrationId_fkey" FOREIGN KEY ("integrationId") REFERENCES "Integration" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "GatewayClient" (
    "pk" TEXT NOT NULL PRIMARY KEY,
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
    "secretIssuedAt" DATETIME,
    "previousHashKind" TEXT,
    "previousHash" TEXT,
    "previousExpiresAt" DATETIME,
    "lastUsedAt" DATETIME,
    "disabledAt" DATETIME,
    "allProperties" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "GatewayClient_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "Environment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "GatewayClient_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "GatewayClient_integrationId_fkey" FOREIGN KEY ("integrationId") REFERENCES "Integration" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "GatewayClient_userId_fkey" FOREIGN KEY ("userId") REFERENCES "IntegrationUser" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ClientProperty" (
    "clientPk" TEXT NOT NULL,
    "propertyId" TEXT NOT NULL,

    PRIMARY KEY ("clientPk", "propertyId"),
    CONSTRAINT "ClientProperty_clientPk_fkey" FOREIGN KEY ("clientPk") REFERENCES "GatewayClient" ("pk") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ClientProperty_propertyId_fkey" FOREIGN KEY ("propertyId") REFERENCES "Property" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PartnerConnection" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "environmentId" TEXT NOT NULL,
    "partnerId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'PENDING',
    "allProperties" BOOLEAN NOT NULL DEFAULT true,
    "requestedAt" DATETIME NOT NULL,
    "requestedBy" TEXT NOT NULL,
    "decidedAt" DATETIME,
    "decidedBy" TEXT,
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "PartnerConnection_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "Environment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PartnerConnection_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ConnectionProperty" (
    "connectionId" TEXT NOT NULL,
    "propertyId" TEXT NOT NULL,

    PRIMARY KEY ("connectionId", "propertyId"),
    CONSTRAINT "ConnectionProperty_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "PartnerConnection" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ConnectionProperty_propertyId_fkey" FOREIGN KEY ("propertyId") REFERENCES "Property" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "GatewayUsage" (
    "environmentId" TEXT NOT NULL,
    "integrationId" TEXT NOT NULL,
    "granularity" TEXT NOT NULL,
    "bucket" DATETIME NOT NULL,
    "kind" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    PRIMARY KEY ("environmentId", "integrationId", "granularity", "bucket", "kind", "outcome")
);

-- CreateTable
CREATE TABLE "GatewayActivity" (
    "environmentId" TEXT NOT NULL,
    "bucket" DATETIME NOT NULL,
    "actor" TEXT NOT NULL,
    "scheme" TEXT NOT NULL,
    "integrationId" TEXT NOT NULL,
    "tokens" INTEGER NOT NULL,
    "calls" INTEGER NOT NULL,
    "refused" INTEGER NOT NULL,
    "firstAt" DATETIME NOT NULL,
    "lastAt" DATETIME NOT NULL,

    PRIMARY KEY ("environmentId", "bucket", "actor", "scheme")
);

-- CreateTable
CREATE TABLE "GatewayRefusal" (
    "correlationId" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "gatewayId" TEXT,
    "environmentId" TEXT,
    "integrationId" TEXT,
    "partnerId" TEXT,
    "customerId" TEXT,
    "kind" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "answer" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "trace" JSONB NOT NULL
);

-- CreateTable
CREATE TABLE "MigrationNotice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "environmentId" TEXT,
    "kind" TEXT NOT NULL,
    "customerId" TEXT,
    "partnerId" TEXT,
    "accountId" TEXT,
    "address" TEXT,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "uniqueKey" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" DATETIME,
    "lastError" TEXT,
    "createdAt" DATETIME NOT NULL,
    "sentAt" DATETIME,
    "readAt" DATETIME,
    CONSTRAINT "MigrationNotice_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "Environment" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "NoticeTemplate" (
    "kind" TEXT NOT NULL PRIMARY KEY,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "MigrationSettings" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "settings" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "PortalInvitation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "email" TEXT NOT NULL,
    "emailLower" TEXT NOT NULL,
    "displayName" TEXT NOT NULL DEFAULT '',
    "customerId" TEXT,
    "partnerId" TEXT,
    "portalRole" TEXT NOT NULL,
    "invitedBy" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    CONSTRAINT "PortalInvitation_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PortalInvitation_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- AlterTable: columns that may be empty are added in place, so that sessions and tokens keep their accounts
ALTER TABLE "Account" ADD COLUMN "email" TEXT;
ALTER TABLE "Account" ADD COLUMN "customerId" TEXT CONSTRAINT "Account_customerId_fkey" REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Account" ADD COLUMN "partnerId" TEXT CONSTRAINT "Account_partnerId_fkey" REFERENCES "Partner" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Account" ADD COLUMN "portalRole" TEXT;
ALTER TABLE "Account" ADD COLUMN "totpSealed" BLOB;
ALTER TABLE "Account" ADD COLUMN "totpConfirmedAt" DATETIME;
ALTER TABLE "Account" ADD COLUMN "totpLastStep" INTEGER;
CREATE INDEX "Account_customerId_createdAt_idx" ON "Account"("customerId", "createdAt");
CREATE INDEX "Account_partnerId_createdAt_idx" ON "Account"("partnerId", "createdAt");

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
