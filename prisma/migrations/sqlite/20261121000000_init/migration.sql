-- CreateTable
CREATE TABLE "Domain" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "nameLower" TEXT NOT NULL,
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
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Resource" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "domainId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameLower" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "tokenAttributes" JSONB NOT NULL,
    "audienceSubjects" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Resource_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ResourceScope" (
    "resourceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("resourceId", "name"),
    CONSTRAINT "ResourceScope_resourceId_fkey" FOREIGN KEY ("resourceId") REFERENCES "Resource" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Client" (
    "pk" TEXT NOT NULL PRIMARY KEY,
    "domainId" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "clientIdLower" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameLower" TEXT NOT NULL,
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
    "lastUsedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Client_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ClientScope" (
    "clientPk" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "domainId" TEXT NOT NULL,
    "resourceId" TEXT,
    "isFirst" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("clientPk", "scope"),
    CONSTRAINT "ClientScope_clientPk_fkey" FOREIGN KEY ("clientPk") REFERENCES "Client" ("pk") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ClientGrant" (
    "clientPk" TEXT NOT NULL,
    "grantType" TEXT NOT NULL,
    "domainId" TEXT NOT NULL,
    "clientType" TEXT NOT NULL,
    "nameLower" TEXT NOT NULL,
    "clientIdLower" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("clientPk", "grantType"),
    CONSTRAINT "ClientGrant_clientPk_fkey" FOREIGN KEY ("clientPk") REFERENCES "Client" ("pk") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ClientSecret" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "clientPk" TEXT NOT NULL,
    "hashKind" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "sealed" BLOB,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME,
    "lastUsedAt" DATETIME,
    CONSTRAINT "ClientSecret_clientPk_fkey" FOREIGN KEY ("clientPk") REFERENCES "Client" ("pk") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "KeyPair" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "alias" TEXT NOT NULL,
    "keyType" TEXT NOT NULL,
    "algorithm" TEXT NOT NULL,
    "sizeBits" INTEGER NOT NULL,
    "certificate" TEXT NOT NULL,
    "publicKey" TEXT NOT NULL,
    "privateKey" BLOB NOT NULL,
    "x5t" TEXT NOT NULL,
    "x5tS256" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "notBefore" DATETIME NOT NULL,
    "notAfter" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "DomainKey" (
    "domainId" TEXT NOT NULL,
    "keyPairId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "kid" TEXT NOT NULL,
    "publishedAt" DATETIME NOT NULL,
    "signingAt" DATETIME,
    "retiresAt" DATETIME,

    PRIMARY KEY ("domainId", "keyPairId"),
    CONSTRAINT "DomainKey_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "DomainKey_keyPairId_fkey" FOREIGN KEY ("keyPairId") REFERENCES "KeyPair" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "username" TEXT NOT NULL,
    "usernameLower" TEXT NOT NULL,
    "displayName" TEXT NOT NULL DEFAULT '',
    "passwordHash" TEXT NOT NULL,
    "passwordChangedAt" DATETIME NOT NULL,
    "role" TEXT NOT NULL,
    "disabledAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "lastSignInAt" DATETIME
);

-- CreateTable
CREATE TABLE "AccountDomain" (
    "accountId" TEXT NOT NULL,
    "domainId" TEXT NOT NULL,

    PRIMARY KEY ("accountId", "domainId"),
    CONSTRAINT "AccountDomain_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AccountDomain_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ConsoleSession" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    "authenticatedAt" DATETIME NOT NULL,
    "address" TEXT,
    "userAgent" TEXT,
    CONSTRAINT "ConsoleSession_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SetupLink" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "domainIds" JSONB,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "revokedAt" DATETIME,
    "lastUsedAt" DATETIME,
    CONSTRAINT "ApiToken_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Throttle" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "failures" INTEGER NOT NULL,
    "windowStartAt" DATETIME NOT NULL,
    "blockedUntil" DATETIME
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL,
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
    "hash" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "AuditHead" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "SearchTerm" (
    "kind" TEXT NOT NULL,
    "entityId" TEXT NOT NULL,
    "term" TEXT NOT NULL,
    "domainId" TEXT NOT NULL,
    "facets" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("kind", "entityId", "term")
);

-- CreateTable
CREATE TABLE "TokenUsage" (
    "span" TEXT NOT NULL,
    "startAt" DATETIME NOT NULL,
    "domainId" TEXT NOT NULL,
    "clientPk" TEXT NOT NULL,
    "grantType" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    PRIMARY KEY ("span", "startAt", "domainId", "clientPk", "grantType", "outcome")
);

-- CreateTable
CREATE TABLE "Meta" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
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
CREATE INDEX "ClientGrant_domainId_grantType_clientType_nameLower_clientPk_idx" ON "ClientGrant"("domainId", "grantType", "clientType", "nameLower", "clientPk");

-- CreateIndex
CREATE INDEX "ClientGrant_grantType_clientType_nameLower_clientPk_idx" ON "ClientGrant"("grantType", "clientType", "nameLower", "clientPk");

-- CreateIndex
CREATE INDEX "ClientGrant_domainId_grantType_clientType_clientIdLower_clientPk_idx" ON "ClientGrant"("domainId", "grantType", "clientType", "clientIdLower", "clientPk");

-- CreateIndex
CREATE INDEX "ClientGrant_grantType_clientType_clientIdLower_clientPk_idx" ON "ClientGrant"("grantType", "clientType", "clientIdLower", "clientPk");

-- CreateIndex
CREATE INDEX "ClientGrant_domainId_grantType_clientType_createdAt_clientPk_idx" ON "ClientGrant"("domainId", "grantType", "clientType", "createdAt", "clientPk");

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
