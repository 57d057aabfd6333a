-- DropIndex
DROP INDEX "AuthorizationUsage_domainId_day_idx";

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_SsoSession" (
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
    "isOpen" BOOLEAN NOT NULL DEFAULT true,
    "endReason" TEXT,
    "address" TEXT,
    "userAgent" TEXT,
    CONSTRAINT "SsoSession_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SsoSession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_SsoSession" ("address", "authenticatedAt", "createdAt", "domainId", "endReason", "endedAt", "expiresAt", "hash", "id", "idleSeconds", "lastSeenAt", "userAgent", "userId", "username", "usernameLower") SELECT "address", "authenticatedAt", "createdAt", "domainId", "endReason", "endedAt", "expiresAt", "hash", "id", "idleSeconds", "lastSeenAt", "userAgent", "userId", "username", "usernameLower" FROM "SsoSession";
DROP TABLE "SsoSession";
ALTER TABLE "new_SsoSession" RENAME TO "SsoSession";
CREATE UNIQUE INDEX "SsoSession_hash_key" ON "SsoSession"("hash");
CREATE INDEX "SsoSession_userId_isOpen_createdAt_id_idx" ON "SsoSession"("userId", "isOpen", "createdAt", "id");
CREATE INDEX "SsoSession_domainId_isOpen_createdAt_id_idx" ON "SsoSession"("domainId", "isOpen", "createdAt", "id");
CREATE INDEX "SsoSession_isOpen_createdAt_id_idx" ON "SsoSession"("isOpen", "createdAt", "id");
CREATE INDEX "SsoSession_domainId_isOpen_usernameLower_id_idx" ON "SsoSession"("domainId", "isOpen", "usernameLower", "id");
CREATE INDEX "SsoSession_isOpen_usernameLower_id_idx" ON "SsoSession"("isOpen", "usernameLower", "id");
CREATE INDEX "SsoSession_isOpen_expiresAt_idx" ON "SsoSession"("isOpen", "expiresAt");
CREATE TABLE "new_LogoutNotice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "domainId" TEXT NOT NULL,
    "clientPk" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "uri" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'WAITING',
    "nextAttemptAt" DATETIME,
    "deliveredAt" DATETIME,
    "lastError" TEXT,
    CONSTRAINT "LogoutNotice_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "LogoutNotice_clientPk_fkey" FOREIGN KEY ("clientPk") REFERENCES "Client" ("pk") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_LogoutNotice" ("attempts", "clientPk", "createdAt", "deliveredAt", "domainId", "id", "lastError", "nextAttemptAt", "sessionId", "subject", "uri") SELECT "attempts", "clientPk", "createdAt", "deliveredAt", "domainId", "id", "lastError", "nextAttemptAt", "sessionId", "subject", "uri" FROM "LogoutNotice";
DROP TABLE "LogoutNotice";
ALTER TABLE "new_LogoutNotice" RENAME TO "LogoutNotice";
CREATE INDEX "LogoutNotice_nextAttemptAt_idx" ON "LogoutNotice"("nextAttemptAt");
CREATE INDEX "LogoutNotice_clientPk_createdAt_id_idx" ON "LogoutNotice"("clientPk", "createdAt", "id");
CREATE INDEX "LogoutNotice_clientPk_state_createdAt_id_idx" ON "LogoutNotice"("clientPk", "state", "createdAt", "id");
CREATE INDEX "LogoutNotice_domainId_createdAt_id_idx" ON "LogoutNotice"("domainId", "createdAt", "id");
CREATE INDEX "LogoutNotice_domainId_state_createdAt_id_idx" ON "LogoutNotice"("domainId", "state", "createdAt", "id");
CREATE INDEX "LogoutNotice_state_createdAt_id_idx" ON "LogoutNotice"("state", "createdAt", "id");
CREATE INDEX "LogoutNotice_createdAt_id_idx" ON "LogoutNotice"("createdAt", "id");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Consent_userId_createdAt_id_idx" ON "Consent"("userId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Consent_domainId_resourceId_createdAt_id_idx" ON "Consent"("domainId", "resourceId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "AuthorizationUsage_domainId_kind_day_idx" ON "AuthorizationUsage"("domainId", "kind", "day");

-- CreateIndex
CREATE INDEX "AuthorizationUsage_kind_day_idx" ON "AuthorizationUsage"("kind", "day");
