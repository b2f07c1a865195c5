using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dushanbe.Conference.SqlServer.Migrations
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
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "Corrections",
                table: "ImportCases",
                type: "nvarchar(max)",
                maxLength: 2147483647,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<bool>(
                name: "IsPartial",
                table: "ImportCases",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Known",
                table: "ImportCases",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateIndex(
                name: "IX_Participants_EditionId_ListNumber",
                table: "Participants",
                columns: new[] { "EditionId", "ListNumber" },
                unique: true,
                filter: "[ListNumber] IS NOT NULL");
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
