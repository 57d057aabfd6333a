-- AlterTable
ALTER TABLE "TokenFamily" ADD COLUMN "sessionId" TEXT;
ALTER TABLE "TokenFamily" ADD COLUMN "signedInAt" DATETIME;

-- CreateTable
CREATE TABLE "DomainBranding" (
    "domainId" TEXT NOT NULL PRIMARY KEY,
    "displayName" TEXT NOT NULL DEFAULT '',
    "logo" TEXT,
    "logoType" TEXT,
    "accentLight" TEXT,
    "accentDark" TEXT,
    "supportUrl" TEXT,
    "privacyUrl" TEXT,
    "termsUrl" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "DomainBranding_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SsoSession" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "hash" TEXT NOT NULL,
    "domainId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "usernameLower" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "authenticatedAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,
    "idleSeconds" INTEGER NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    "endReason" TEXT,
    "address" TEXT,
    "userAgent" TEXT,
    CONSTRAINT "SsoSession_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SsoSession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SessionClient" (
    "sessionId" TEXT NOT NULL,
    "clientPk" TEXT NOT NULL,
    "firstAt" DATETIME NOT NULL,

    PRIMARY KEY ("sessionId", "clientPk"),
    CONSTRAINT "SessionClient_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "SsoSession" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SessionClient_clientPk_fkey" FOREIGN KEY ("clientPk") REFERENCES "Client" ("pk") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AuthorizationCode" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "domainId" TEXT NOT NULL,
    "clientPk" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "sessionId" TEXT,
    "redirectUri" TEXT NOT NULL,
    "scopes" JSONB NOT NULL,
    "codeChallenge" TEXT,
    "codeChallengeMethod" TEXT,
    "nonce" TEXT,
    "signedInAt" DATETIME NOT NULL,
    "claimsRequest" JSONB,
    "tokenId" TEXT NOT NULL,
    "issuedAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "consumedAt" DATETIME,
    "endsAt" DATETIME NOT NULL,
    CONSTRAINT "AuthorizationCode_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AuthorizationCode_clientPk_fkey" FOREIGN KEY ("clientPk") REFERENCES "Client" ("pk") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AuthorizationCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "domainId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "usernameLower" TEXT NOT NULL,
    "clientPk" TEXT NOT NULL,
    "resourceId" TEXT NOT NULL,
    "resourceName" TEXT NOT NULL,
    "scopes" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "givenAt" DATETIME NOT NULL,
    "expiresAt" DATETIME,
    "revokedAt" DATETIME,
    "accessTokensValidFrom" DATETIME,
    "refreshTokensValidFrom" DATETIME,
    CONSTRAINT "Consent_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Consent_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Consent_clientPk_fkey" FOREIGN KEY ("clientPk") REFERENCES "Client" ("pk") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ConsentScope" (
    "consentId" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "domainId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("consentId", "scope"),
    CONSTRAINT "ConsentScope_consentId_fkey" FOREIGN KEY ("consentId") REFERENCES "Consent" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LogoutNotice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "domainId" TEXT NOT NULL,
    "clientPk" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "uri" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" DATETIME,
    "deliveredAt" DATETIME,
    "lastError" TEXT,
    CONSTRAINT "LogoutNotice_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "LogoutNotice_clientPk_fkey" FOREIGN KEY ("clientPk") REFERENCES "Client" ("pk") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AuthorizationUsage" (
    "domainId" TEXT NOT NULL,
    "clientPk" TEXT NOT NULL,
    "day" DATETIME NOT NULL,
    "kind" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "lastAt" DATETIME NOT NULL,

    PRIMARY KEY ("clientPk", "day", "kind"),
    CONSTRAINT "AuthorizationUsage_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AuthorizationUsage_clientPk_fkey" FOREIGN KEY ("clientPk") REFERENCES "Client" ("pk") ON DELETE CASCADE ON UPDATE CASCADE
);

-- AlterTable: columns are added in place, because a table that is built anew would be away while others refer to it
ALTER TABLE "Client" ADD COLUMN "optionalScopes" JSONB;
ALTER TABLE "Client" ADD COLUMN "postLogoutRedirectUris" JSONB;
ALTER TABLE "Client" ADD COLUMN "backchannelLogoutUri" TEXT;
ALTER TABLE "Client" ADD COLUMN "userInfoSignedResponse" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Client" ADD COLUMN "clientUri" TEXT;
ALTER TABLE "Client" ADD COLUMN "policyUri" TEXT;
ALTER TABLE "Client" ADD COLUMN "tosUri" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "SsoSession_hash_key" ON "SsoSession"("hash");

-- CreateIndex
CREATE INDEX "SsoSession_userId_createdAt_id_idx" ON "SsoSession"("userId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "SsoSession_domainId_createdAt_id_idx" ON "SsoSession"("domainId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "SsoSession_createdAt_id_idx" ON "SsoSession"("createdAt", "id");

-- CreateIndex
CREATE INDEX "SsoSession_domainId_usernameLower_id_idx" ON "SsoSession"("domainId", "usernameLower", "id");

-- CreateIndex
CREATE INDEX "SsoSession_usernameLower_id_idx" ON "SsoSession"("usernameLower", "id");

-- CreateIndex
CREATE INDEX "SsoSession_expiresAt_idx" ON "SsoSession"("expiresAt");

-- CreateIndex
CREATE INDEX "SessionClient_clientPk_idx" ON "SessionClient"("clientPk");

-- CreateIndex
CREATE INDEX "AuthorizationCode_endsAt_idx" ON "AuthorizationCode"("endsAt");

-- CreateIndex
CREATE INDEX "AuthorizationCode_clientPk_idx" ON "AuthorizationCode"("clientPk");

-- CreateIndex
CREATE INDEX "AuthorizationCode_userId_idx" ON "AuthorizationCode"("userId");

-- CreateIndex
CREATE INDEX "Consent_domainId_createdAt_id_idx" ON "Consent"("domainId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Consent_createdAt_id_idx" ON "Consent"("createdAt", "id");

-- CreateIndex
CREATE INDEX "Consent_domainId_usernameLower_id_idx" ON "Consent"("domainId", "usernameLower", "id");

-- CreateIndex
CREATE INDEX "Consent_usernameLower_id_idx" ON "Consent"("usernameLower", "id");

-- CreateIndex
CREATE INDEX "Consent_clientPk_createdAt_id_idx" ON "Consent"("clientPk", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Consent_resourceId_createdAt_id_idx" ON "Consent"("resourceId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Consent_domainId_expiresAt_id_idx" ON "Consent"("domainId", "expiresAt", "id");

-- CreateIndex
CREATE INDEX "Consent_expiresAt_id_idx" ON "Consent"("expiresAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Consent_userId_clientPk_resourceId_key" ON "Consent"("userId", "clientPk", "resourceId");

-- CreateIndex
CREATE INDEX "ConsentScope_domainId_scope_createdAt_consentId_idx" ON "ConsentScope"("domainId", "scope", "createdAt", "consentId");

-- CreateIndex
CREATE INDEX "ConsentScope_scope_createdAt_consentId_idx" ON "ConsentScope"("scope", "createdAt", "consentId");

-- CreateIndex
CREATE INDEX "LogoutNotice_nextAttemptAt_idx" ON "LogoutNotice"("nextAttemptAt");

-- CreateIndex
CREATE INDEX "LogoutNotice_clientPk_createdAt_id_idx" ON "LogoutNotice"("clientPk", "createdAt", "id");

-- CreateIndex
CREATE INDEX "LogoutNotice_sessionId_idx" ON "LogoutNotice"("sessionId");

-- CreateIndex
CREATE INDEX "LogoutNotice_createdAt_idx" ON "LogoutNotice"("createdAt");

-- CreateIndex
CREATE INDEX "AuthorizationUsage_domainId_day_idx" ON "AuthorizationUsage"("domainId", "day");

-- CreateIndex
CREATE INDEX "AuthorizationUsage_day_idx" ON "AuthorizationUsage"("day");

-- CreateIndex
CREATE INDEX "TokenFamily_sessionId_idx" ON "TokenFamily"("sessionId");

-- CreateIndex
CREATE INDEX "TokenFamily_userId_clientPk_createdAt_id_idx" ON "TokenFamily"("userId", "clientPk", "createdAt", "id");
