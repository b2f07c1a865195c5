using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dushanbe.Conference.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class SearchJournal : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Journal_EditionId_Action_Number",
                table: "Journal",
                columns: new[] { "EditionId", "Action", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Journal_EditionId_ActorId_Number_ActorName",
                table: "Journal",
                columns: new[] { "EditionId", "ActorId", "Number", "ActorName" });

            migrationBuilder.CreateIndex(
                name: "IX_Journal_EditionId_Subject_Number",
                table: "Journal",
                columns: new[] { "EditionId", "Subject", "Number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Journal_EditionId_Action_Number",
                table: "Journal");

            migrationBuilder.DropIndex(
                name: "IX_Journal_EditionId_ActorId_Number_ActorName",
                table: "Journal");

            migrationBuilder.DropIndex(
                name: "IX_Journal_EditionId_Subject_Number",
                table: "Journal");
        }
    }
}
