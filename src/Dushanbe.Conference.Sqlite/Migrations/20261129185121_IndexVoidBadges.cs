using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dushanbe.Conference.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class IndexVoidBadges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Badges_ParticipantId_VoidedAt",
                table: "Badges",
                columns: new[] { "ParticipantId", "VoidedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Badges_ParticipantId_VoidedAt",
                table: "Badges");
        }
    }
}
