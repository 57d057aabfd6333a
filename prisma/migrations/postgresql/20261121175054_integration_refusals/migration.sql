-- AlterTable
ALTER TABLE "Integration" ADD COLUMN     "addressRefusedAt" TIMESTAMP(3),
ADD COLUMN     "gatewayRefusedAt" TIMESTAMP(3);

-- CreateIndex
CREATE INDEX "Environment_ssdOnly_id_idx" ON "Environment"("ssdOnly", "id");
