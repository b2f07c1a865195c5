using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dushanbe.Conference.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CountPrintsOfAPerson : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_BadgePrints_ParticipantId",
                table: "BadgePrints");

            migrationBuilder.AddColumn<int>(
                name: "Before",
                table: "BadgePrints",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // those printed before this was counted, in their order
            migrationBuilder.Sql("""UPDATE "BadgePrints" SET "Before" = "counted"."Place" FROM (SELECT "Id", ROW_NUMBER() OVER (PARTITION BY "ParticipantId" ORDER BY "At", "Id") - 1 AS "Place" FROM "BadgePrints") AS "counted" WHERE "BadgePrints"."Id" = "counted"."Id" """);

            migrationBuilder.CreateIndex(
                name: "IX_BadgePrints_ParticipantId_Before",
                table: "BadgePrints",
                columns: new[] { "ParticipantId", "Before" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_BadgePrints_ParticipantId_Before",
                table: "BadgePrints");

            migrationBuilder.DropColumn(
                name: "Before",
                table: "BadgePrints");

            migrationBuilder.CreateIndex(
                name: "IX_BadgePrints_ParticipantId",
                table: "BadgePrints",
                column: "ParticipantId");
        }
    }
}
