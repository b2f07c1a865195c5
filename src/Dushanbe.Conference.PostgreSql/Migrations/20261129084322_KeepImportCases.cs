using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dushanbe.Conference.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class KeepImportCases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ImportCases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    ActorName = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    FileName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    TableHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    PhotosName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    PhotosHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    TouchedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CheckId = table.Column<Guid>(type: "uuid", nullable: true),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: true),
                    Report = table.Column<string>(type: "text", maxLength: 2147483647, nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportCases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ImportCases_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ImportCases_EditionId_TouchedAt",
                table: "ImportCases",
                columns: new[] { "EditionId", "TouchedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ImportCases");
        }
    }
}
