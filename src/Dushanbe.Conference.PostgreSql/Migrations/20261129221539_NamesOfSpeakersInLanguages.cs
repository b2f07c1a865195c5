using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dushanbe.Conference.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class NamesOfSpeakersInLanguages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "NamesInLanguages",
                table: "Speakers",
                type: "text",
                maxLength: 2147483647,
                nullable: true,
                collation: "C");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "NamesInLanguages",
                table: "Speakers");
        }
    }
}
