using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dushanbe.Conference.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ProviderSignIn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsClaimed",
                table: "Grants",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsClaimed",
                table: "Grants");
        }
    }
}
