-- DropIndex
DROP INDEX "SsoSession_userId_createdAt_id_idx";

-- DropIndex
DROP INDEX "SsoSession_domainId_createdAt_id_idx";

-- DropIndex
DROP INDEX "SsoSession_createdAt_id_idx";

-- DropIndex
DROP INDEX "SsoSession_domainId_usernameLower_id_idx";

-- DropIndex
DROP INDEX "SsoSession_usernameLower_id_idx";

-- DropIndex
DROP INDEX "SsoSession_expiresAt_idx";

-- DropIndex
DROP INDEX "LogoutNotice_sessionId_idx";

-- DropIndex
DROP INDEX "LogoutNotice_createdAt_idx";

-- DropIndex
DROP INDEX "AuthorizationUsage_domainId_day_idx";

-- AlterTable
ALTER TABLE "SsoSession" ADD COLUMN     "isOpen" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "LogoutNotice" ADD COLUMN     "state" TEXT NOT NULL DEFAULT 'WAITING';

-- CreateIndex
CREATE INDEX "SsoSession_userId_isOpen_createdAt_id_idx" ON "SsoSession"("userId", "isOpen", "createdAt", "id");

-- CreateIndex
CREATE INDEX "SsoSession_domainId_isOpen_createdAt_id_idx" ON "SsoSession"("domainId", "isOpen", "createdAt", "id");

-- CreateIndex
CREATE INDEX "SsoSession_isOpen_createdAt_id_idx" ON "SsoSession"("isOpen", "createdAt", "id");

-- CreateIndex
CREATE INDEX "SsoSession_domainId_isOpen_usernameLower_id_idx" ON "SsoSession"("domainId", "isOpen", "usernameLower", "id");

-- CreateIndex
CREATE INDEX "SsoSession_isOpen_usernameLower_id_idx" ON "SsoSession"("isOpen", "usernameLower", "id");

-- CreateIndex
CREATE INDEX "SsoSession_isOpen_expiresAt_idx" ON "SsoSession"("isOpen", "expiresAt");

-- CreateIndex
CREATE INDEX "Consent_userId_createdAt_id_idx" ON "Consent"("userId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Consent_domainId_resourceId_createdAt_id_idx" ON "Consent"("domainId", "resourceId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "LogoutNotice_clientPk_state_createdAt_id_idx" ON "LogoutNotice"("clientPk", "state", "createdAt", "id");

-- CreateIndex
CREATE INDEX "LogoutNotice_domainId_createdAt_id_idx" ON "LogoutNotice"("domainId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "LogoutNotice_domainId_state_createdAt_id_idx" ON "LogoutNotice"("domainId", "state", "createdAt", "id");

-- CreateIndex
CREATE INDEX "LogoutNotice_state_createdAt_id_idx" ON "LogoutNotice"("state", "createdAt", "id");

-- CreateIndex
CREATE INDEX "LogoutNotice_createdAt_id_idx" ON "LogoutNotice"("createdAt", "id");

-- CreateIndex
CREATE INDEX "AuthorizationUsage_domainId_kind_day_idx" ON "AuthorizationUsage"("domainId", "kind", "day");

-- CreateIndex
CREATE INDEX "AuthorizationUsage_kind_day_idx" ON "AuthorizationUsage"("kind", "day");
