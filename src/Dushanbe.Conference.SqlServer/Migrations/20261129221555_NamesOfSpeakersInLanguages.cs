using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dushanbe.Conference.SqlServer.Migrations
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
                type: "nvarchar(max)",
                maxLength: 2147483647,
                nullable: true,
                collation: "Latin1_General_100_BIN2");
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
