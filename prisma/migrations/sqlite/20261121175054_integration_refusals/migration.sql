-- AlterTable
ALTER TABLE "Integration" ADD COLUMN "addressRefusedAt" DATETIME;
ALTER TABLE "Integration" ADD COLUMN "gatewayRefusedAt" DATETIME;

-- CreateIndex
CREATE INDEX "Environment_ssdOnly_id_idx" ON "Environment"("ssdOnly", "id");
