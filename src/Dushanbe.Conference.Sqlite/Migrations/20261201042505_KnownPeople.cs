using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dushanbe.Conference.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class KnownPeople : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ListNumber",
                table: "Participants",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Corrections",
                table: "ImportCases",
                type: "TEXT",
                maxLength: 2147483647,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsPartial",
                table: "ImportCases",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Known",
                table: "ImportCases",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Participants_EditionId_ListNumber",
                table: "Participants",
                columns: new[] { "EditionId", "ListNumber" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Participants_EditionId_ListNumber",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "ListNumber",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "Corrections",
                table: "ImportCases");

            migrationBuilder.DropColumn(
                name: "IsPartial",
                table: "ImportCases");

            migrationBuilder.DropColumn(
                name: "Known",
                table: "ImportCases");
        }
    }
}
