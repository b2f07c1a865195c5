using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dushanbe.Conference.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class LookAs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "LooksAs",
                table: "SignInSessions",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<Guid>(
                name: "LooksAtEditionId",
                table: "SignInSessions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "LooksAtId",
                table: "SignInSessions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LooksAtScope",
                table: "SignInSessions",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true,
                collation: "C");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "LooksAs",
                table: "SignInSessions");

            migrationBuilder.DropColumn(
                name: "LooksAtEditionId",
                table: "SignInSessions");

            migrationBuilder.DropColumn(
                name: "LooksAtId",
                table: "SignInSessions");

            migrationBuilder.DropColumn(
                name: "LooksAtScope",
                table: "SignInSessions");
        }
    }
}
