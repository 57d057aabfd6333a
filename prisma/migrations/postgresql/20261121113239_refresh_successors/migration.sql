-- DropIndex
DROP INDEX "RefreshToken_expiresAt_idx";

-- AlterTable
ALTER TABLE "RefreshToken" DROP COLUMN "successorId",
ADD COLUMN     "endsAt" TIMESTAMP(3) NOT NULL,
ADD COLUMN     "predecessorId" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "RefreshToken_predecessorId_key" ON "RefreshToken"("predecessorId");

-- CreateIndex
CREATE INDEX "RefreshToken_endsAt_idx" ON "RefreshToken"("endsAt");
