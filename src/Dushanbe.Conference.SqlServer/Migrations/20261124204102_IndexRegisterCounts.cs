using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dushanbe.Conference.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class IndexRegisterCounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Participants_EditionId_State_PhotoHash",
                table: "Participants",
                columns: new[] { "EditionId", "State", "PhotoHash" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Participants_EditionId_State_PhotoHash",
                table: "Participants");
        }
    }
}
