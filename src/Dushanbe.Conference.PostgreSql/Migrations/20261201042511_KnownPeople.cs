using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dushanbe.Conference.PostgreSql.Migrations
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
                type: "character varying(60)",
                maxLength: 60,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "Corrections",
                table: "ImportCases",
                type: "text",
                maxLength: 2147483647,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<bool>(
                name: "IsPartial",
                table: "ImportCases",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Known",
                table: "ImportCases",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true,
                collation: "C");

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
