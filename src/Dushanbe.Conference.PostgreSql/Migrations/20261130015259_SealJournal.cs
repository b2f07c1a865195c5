using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dushanbe.Conference.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class SealJournal : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "Mark",
                table: "Journal",
                type: "bytea",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Number",
                table: "Journal",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Salt",
                table: "Journal",
                type: "bytea",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Seal",
                table: "Journal",
                type: "bytea",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "TextDigest",
                table: "Journal",
                type: "bytea",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Journal_EditionId_Number",
                table: "Journal",
                columns: new[] { "EditionId", "Number" },
                unique: true,
                filter: "\"EditionId\" IS NOT NULL AND \"Number\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Journal_Number",
                table: "Journal",
                column: "Number",
                unique: true,
                filter: "\"EditionId\" IS NULL AND \"Number\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Journal_EditionId_Number",
                table: "Journal");

            migrationBuilder.DropIndex(
                name: "IX_Journal_Number",
                table: "Journal");

            migrationBuilder.DropColumn(
                name: "Mark",
                table: "Journal");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "Journal");

            migrationBuilder.DropColumn(
                name: "Salt",
                table: "Journal");

            migrationBuilder.DropColumn(
                name: "Seal",
                table: "Journal");

            migrationBuilder.DropColumn(
                name: "TextDigest",
                table: "Journal");
        }
    }
}
