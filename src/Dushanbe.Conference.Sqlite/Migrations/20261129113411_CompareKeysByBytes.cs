using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dushanbe.Conference.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CompareKeysByBytes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Journal_EditionId",
                table: "Journal");

            migrationBuilder.AddColumn<long>(
                name: "Version",
                table: "Files",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "Chores",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Chores", x => x.Name);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Journal_EditionId_At",
                table: "Journal",
                columns: new[] { "EditionId", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Chores");

            migrationBuilder.DropIndex(
                name: "IX_Journal_EditionId_At",
                table: "Journal");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Files");

            migrationBuilder.CreateIndex(
                name: "IX_Journal_EditionId",
                table: "Journal",
                column: "EditionId");
        }
    }
}
