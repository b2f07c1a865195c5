using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dushanbe.Conference.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class IssuedLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "IssuedLists",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    AsAt = table.Column<DateOnly>(type: "date", nullable: false),
                    AmendTo = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    AmendBy = table.Column<DateOnly>(type: "date", nullable: true),
                    AmendAt = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    FinalOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Groups = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ActorName = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IssuedLists", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IssuedLists_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ListedPeople",
                columns: table => new
                {
                    ListId = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Group = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Rank = table.Column<int>(type: "integer", nullable: false),
                    DelegationId = table.Column<Guid>(type: "uuid", nullable: true),
                    Iso2 = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true, collation: "C"),
                    Abbreviation = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    Body = table.Column<string>(type: "text", maxLength: 2147483647, nullable: false, collation: "C"),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Capacity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Function = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    Organization = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    Family = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    Given = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    Honorific = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    Native = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListedPeople", x => new { x.ListId, x.ParticipantId });
                    table.ForeignKey(
                        name: "FK_ListedPeople_IssuedLists_ListId",
                        column: x => x.ListId,
                        principalTable: "IssuedLists",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ListedPeople_Participants_ParticipantId",
                        column: x => x.ParticipantId,
                        principalTable: "Participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_IssuedLists_EditionId_Number",
                table: "IssuedLists",
                columns: new[] { "EditionId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ListedPeople_ParticipantId",
                table: "ListedPeople",
                column: "ParticipantId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ListedPeople");

            migrationBuilder.DropTable(
                name: "IssuedLists");
        }
    }
}
