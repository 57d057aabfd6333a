-- CreateTable
CREATE TABLE "Domain" (
    "id" TEXT NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "nameLower" TEXT COLLATE "C" NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "identityProvider" TEXT NOT NULL,
    "errorPageUrl" TEXT NOT NULL,
    "consentPageUrl" TEXT NOT NULL,
    "tokenSettings" JSONB NOT NULL,
    "customAttrs" JSONB,
    "enableMultipleResourceServer" BOOLEAN NOT NULL DEFAULT false,
    "oldSecretRetentionTimeInDays" INTEGER NOT NULL DEFAULT 0,
    "keyPairRolloverDurationInHours" INTEGER NOT NULL DEFAULT 48,
    "tokenEndpointAuthMethodsSupported" JSONB,
    "issueTlsBoundAccessTokens" BOOLEAN,
    "tlsClientAuthSubjectDn" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Domain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Resource" (
    "id" TEXT NOT NULL,
    "domainId" TEXT NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "nameLower" TEXT COLLATE "C" NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "tokenAttributes" JSONB NOT NULL,
    "audienceSubjects" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Resource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ResourceScope" (
    "resourceId" TEXT NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,

    CONSTRAINT "ResourceScope_pkey" PRIMARY KEY ("resourceId","name")
);

-- CreateTable
CREATE TABLE "Client" (
    "pk" TEXT NOT NULL,
    "domainId" TEXT NOT NULL,
    "clientId" TEXT COLLATE "C" NOT NULL,
    "clientIdLower" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "nameLower" TEXT COLLATE "C" NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "clientType" TEXT NOT NULL,
    "redirectUris" JSONB NOT NULL,
    "attributes" JSONB NOT NULL,
    "grantTypes" JSONB NOT NULL,
    "defaultScope" TEXT,
    "usePkce" TEXT,
    "tokenEndpointAuthMethod" TEXT,
    "issueTlsBoundAccessTokens" BOOLEAN,
    "tlsClientAuthSubjectDn" TEXT,
    "accessTokenCustomClaims" JSONB NOT NULL,
    "idTokenCustomClaims" JSONB NOT NULL,
    "userInfoCustomClaims" JSONB NOT NULL,
    "lastUsedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Client_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "ClientScope" (
    "clientPk" TEXT NOT NULL,
    "scope" TEXT COLLATE "C" NOT NULL,
    "domainId" TEXT NOT NULL,
    "resourceId" TEXT,
    "isFirst" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL,

    CONSTRAINT "ClientScope_pkey" PRIMARY KEY ("clientPk","scope")
);

-- CreateTable
CREATE TABLE "ClientGrant" (
    "clientPk" TEXT NOT NULL,
    "grantType" TEXT NOT NULL,
    "domainId" TEXT NOT NULL,
    "clientType" TEXT NOT NULL,
    "nameLower" TEXT COLLATE "C" NOT NULL,
    "clientIdLower" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ClientGrant_pkey" PRIMARY KEY ("clientPk","grantType")
);

-- CreateTable
CREATE TABLE "ClientSecret" (
    "id" TEXT NOT NULL,
    "clientPk" TEXT NOT NULL,
    "hashKind" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "sealed" BYTEA,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3),
    "lastUsedAt" TIMESTAMP(3),

    CONSTRAINT "ClientSecret_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "KeyPair" (
    "id" TEXT NOT NULL,
    "alias" TEXT COLLATE "C" NOT NULL,
    "keyType" TEXT NOT NULL,
    "algorithm" TEXT NOT NULL,
    "sizeBits" INTEGER NOT NULL,
    "certificate" TEXT NOT NULL,
    "publicKey" TEXT NOT NULL,
    "privateKey" BYTEA NOT NULL,
    "x5t" TEXT NOT NULL,
    "x5tS256" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "notBefore" TIMESTAMP(3) NOT NULL,
    "notAfter" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "KeyPair_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DomainKey" (
    "domainId" TEXT NOT NULL,
    "keyPairId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "kid" TEXT NOT NULL,
    "publishedAt" TIMESTAMP(3) NOT NULL,
    "signingAt" TIMESTAMP(3),
    "retiresAt" TIMESTAMP(3),

    CONSTRAINT "DomainKey_pkey" PRIMARY KEY ("domainId","keyPairId")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "usernameLower" TEXT COLLATE "C" NOT NULL,
    "displayName" TEXT NOT NULL DEFAULT '',
    "passwordHash" TEXT NOT NULL,
    "passwordChangedAt" TIMESTAMP(3) NOT NULL,
    "role" TEXT NOT NULL,
    "disabledAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "lastSignInAt" TIMESTAMP(3),

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccountDomain" (
    "accountId" TEXT NOT NULL,
    "domainId" TEXT NOT NULL,

    CONSTRAINT "AccountDomain_pkey" PRIMARY KEY ("accountId","domainId")
);

-- CreateTable
CREATE TABLE "ConsoleSession" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "lastSeenAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),
    "authenticatedAt" TIMESTAMP(3) NOT NULL,
    "address" TEXT,
    "userAgent" TEXT,

    CONSTRAINT "ConsoleSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SetupLink" (
    "hash" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "SetupLink_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "domainIds" JSONB,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "revokedAt" TIMESTAMP(3),
    "lastUsedAt" TIMESTAMP(3),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Throttle" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "windowStartAt" TIMESTAMP(3) NOT NULL,
    "blockedUntil" TIMESTAMP(3),

    CONSTRAINT "Throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "address" TEXT,
    "correlationId" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "entityKind" TEXT NOT NULL,
    "entityId" TEXT,
    "entityName" TEXT,
    "domainId" TEXT,
    "domainName" TEXT,
    "changes" JSONB NOT NULL,
    "detail" JSONB,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "AuditHead" (
    "id" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditHead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SearchTerm" (
    "kind" TEXT NOT NULL,
    "entityId" TEXT NOT NULL,
    "term" TEXT COLLATE "C" NOT NULL,
    "domainId" TEXT NOT NULL,
    "facets" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "SearchTerm_pkey" PRIMARY KEY ("kind","entityId","term")
);

-- CreateTable
CREATE TABLE "TokenUsage" (
    "span" TEXT NOT NULL,
    "startAt" TIMESTAMP(3) NOT NULL,
    "domainId" TEXT NOT NULL,
    "clientPk" TEXT NOT NULL,
    "grantType" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "TokenUsage_pkey" PRIMARY KEY ("span","startAt","domainId","clientPk","grantType","outcome")
);

-- CreateTable
CREATE TABLE "Meta" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "Meta_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "Domain_name_key" ON "Domain"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Domain_nameLower_key" ON "Domain"("nameLower");

-- CreateIndex
CREATE INDEX "Domain_nameLower_id_idx" ON "Domain"("nameLower", "id");

-- CreateIndex
CREATE INDEX "Domain_createdAt_id_idx" ON "Domain"("createdAt", "id");

-- CreateIndex
CREATE INDEX "Resource_domainId_nameLower_id_idx" ON "Resource"("domainId", "nameLower", "id");

-- CreateIndex
CREATE INDEX "Resource_nameLower_id_idx" ON "Resource"("nameLower", "id");

-- CreateIndex
CREATE INDEX "Resource_domainId_createdAt_id_idx" ON "Resource"("domainId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Resource_createdAt_id_idx" ON "Resource"("createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Resource_domainId_name_key" ON "Resource"("domainId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Resource_domainId_nameLower_key" ON "Resource"("domainId", "nameLower");

-- CreateIndex
CREATE INDEX "Client_domainId_nameLower_pk_idx" ON "Client"("domainId", "nameLower", "pk");

-- CreateIndex
CREATE INDEX "Client_nameLower_pk_idx" ON "Client"("nameLower", "pk");

-- CreateIndex
CREATE INDEX "Client_domainId_clientIdLower_pk_idx" ON "Client"("domainId", "clientIdLower", "pk");

-- CreateIndex
CREATE INDEX "Client_clientIdLower_pk_idx" ON "Client"("clientIdLower", "pk");

-- CreateIndex
CREATE INDEX "Client_domainId_createdAt_pk_idx" ON "Client"("domainId", "createdAt", "pk");

-- CreateIndex
CREATE INDEX "Client_createdAt_pk_idx" ON "Client"("createdAt", "pk");

-- CreateIndex
CREATE INDEX "Client_domainId_clientType_nameLower_pk_idx" ON "Client"("domainId", "clientType", "nameLower", "pk");

-- CreateIndex
CREATE INDEX "Client_clientType_nameLower_pk_idx" ON "Client"("clientType", "nameLower", "pk");

-- CreateIndex
CREATE INDEX "Client_domainId_clientType_clientIdLower_pk_idx" ON "Client"("domainId", "clientType", "clientIdLower", "pk");

-- CreateIndex
CREATE INDEX "Client_clientType_clientIdLower_pk_idx" ON "Client"("clientType", "clientIdLower", "pk");

-- CreateIndex
CREATE INDEX "Client_domainId_clientType_createdAt_pk_idx" ON "Client"("domainId", "clientType", "createdAt", "pk");

-- CreateIndex
CREATE INDEX "Client_clientType_createdAt_pk_idx" ON "Client"("clientType", "createdAt", "pk");

-- CreateIndex
CREATE UNIQUE INDEX "Client_domainId_clientId_key" ON "Client"("domainId", "clientId");

-- CreateIndex
CREATE UNIQUE INDEX "Client_domainId_nameLower_key" ON "Client"("domainId", "nameLower");

-- CreateIndex
CREATE INDEX "ClientScope_resourceId_isFirst_clientPk_idx" ON "ClientScope"("resourceId", "isFirst", "clientPk");

-- CreateIndex
CREATE INDEX "ClientScope_resourceId_scope_idx" ON "ClientScope"("resourceId", "scope");

-- CreateIndex
CREATE INDEX "ClientGrant_domainId_grantType_clientType_nameLower_clientP_idx" ON "ClientGrant"("domainId", "grantType", "clientType", "nameLower", "clientPk");

-- CreateIndex
CREATE INDEX "ClientGrant_grantType_clientType_nameLower_clientPk_idx" ON "ClientGrant"("grantType", "clientType", "nameLower", "clientPk");

-- CreateIndex
CREATE INDEX "ClientGrant_domainId_grantType_clientType_clientIdLower_cli_idx" ON "ClientGrant"("domainId", "grantType", "clientType", "clientIdLower", "clientPk");

-- CreateIndex
CREATE INDEX "ClientGrant_grantType_clientType_clientIdLower_clientPk_idx" ON "ClientGrant"("grantType", "clientType", "clientIdLower", "clientPk");

-- CreateIndex
CREATE INDEX "ClientGrant_domainId_grantType_clientType_createdAt_clientP_idx" ON "ClientGrant"("domainId", "grantType", "clientType", "createdAt", "clientPk");

-- CreateIndex
CREATE INDEX "ClientGrant_grantType_clientType_createdAt_clientPk_idx" ON "ClientGrant"("grantType", "clientType", "createdAt", "clientPk");

-- CreateIndex
CREATE INDEX "ClientSecret_clientPk_createdAt_idx" ON "ClientSecret"("clientPk", "createdAt");

-- CreateIndex
CREATE INDEX "ClientSecret_expiresAt_idx" ON "ClientSecret"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "KeyPair_alias_key" ON "KeyPair"("alias");

-- CreateIndex
CREATE INDEX "KeyPair_notAfter_id_idx" ON "KeyPair"("notAfter", "id");

-- CreateIndex
CREATE INDEX "DomainKey_keyPairId_idx" ON "DomainKey"("keyPairId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_usernameLower_key" ON "Account"("usernameLower");

-- CreateIndex
CREATE INDEX "AccountDomain_domainId_idx" ON "AccountDomain"("domainId");

-- CreateIndex
CREATE INDEX "ConsoleSession_accountId_createdAt_idx" ON "ConsoleSession"("accountId", "createdAt");

-- CreateIndex
CREATE INDEX "ConsoleSession_expiresAt_idx" ON "ConsoleSession"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_hash_key" ON "ApiToken"("hash");

-- CreateIndex
CREATE INDEX "ApiToken_accountId_createdAt_idx" ON "ApiToken"("accountId", "createdAt");

-- CreateIndex
CREATE INDEX "Throttle_windowStartAt_idx" ON "Throttle"("windowStartAt");

-- CreateIndex
CREATE INDEX "AuditEntry_entityKind_entityId_seq_idx" ON "AuditEntry"("entityKind", "entityId", "seq");

-- CreateIndex
CREATE INDEX "AuditEntry_actorId_seq_idx" ON "AuditEntry"("actorId", "seq");

-- CreateIndex
CREATE INDEX "AuditEntry_domainId_seq_idx" ON "AuditEntry"("domainId", "seq");

-- CreateIndex
CREATE INDEX "AuditEntry_action_seq_idx" ON "AuditEntry"("action", "seq");

-- CreateIndex
CREATE INDEX "AuditEntry_at_seq_idx" ON "AuditEntry"("at", "seq");

-- CreateIndex
CREATE INDEX "SearchTerm_kind_term_entityId_facets_idx" ON "SearchTerm"("kind", "term", "entityId", "facets");

-- CreateIndex
CREATE INDEX "SearchTerm_kind_domainId_term_entityId_facets_idx" ON "SearchTerm"("kind", "domainId", "term", "entityId", "facets");

-- CreateIndex
CREATE INDEX "TokenUsage_domainId_span_startAt_idx" ON "TokenUsage"("domainId", "span", "startAt");

-- CreateIndex
CREATE INDEX "TokenUsage_clientPk_span_startAt_idx" ON "TokenUsage"("clientPk", "span", "startAt");

-- AddForeignKey
ALTER TABLE "Resource" ADD CONSTRAINT "Resource_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ResourceScope" ADD CONSTRAINT "ResourceScope_resourceId_fkey" FOREIGN KEY ("resourceId") REFERENCES "Resource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Client" ADD CONSTRAINT "Client_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientScope" ADD CONSTRAINT "ClientScope_clientPk_fkey" FOREIGN KEY ("clientPk") REFERENCES "Client"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientGrant" ADD CONSTRAINT "ClientGrant_clientPk_fkey" FOREIGN KEY ("clientPk") REFERENCES "Client"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientSecret" ADD CONSTRAINT "ClientSecret_clientPk_fkey" FOREIGN KEY ("clientPk") REFERENCES "Client"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DomainKey" ADD CONSTRAINT "DomainKey_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DomainKey" ADD CONSTRAINT "DomainKey_keyPairId_fkey" FOREIGN KEY ("keyPairId") REFERENCES "KeyPair"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountDomain" ADD CONSTRAINT "AccountDomain_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountDomain" ADD CONSTRAINT "AccountDomain_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsoleSession" ADD CONSTRAINT "ConsoleSession_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
