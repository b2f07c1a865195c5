using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dushanbe.Conference.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class GrantsNameRoles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "Permission",
                table: "Grants",
                newName: "Role");

            migrationBuilder.RenameIndex(
                name: "IX_Grants_AccountId_Permission_Scope_ScopeId",
                table: "Grants",
                newName: "IX_Grants_AccountId_Role_Scope_ScopeId");

            migrationBuilder.AddColumn<Guid>(
                name: "EditionId",
                table: "Grants",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "EndsAt",
                table: "Grants",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "EditionId",
                table: "Grants");

            migrationBuilder.DropColumn(
                name: "EndsAt",
                table: "Grants");

            migrationBuilder.RenameColumn(
                name: "Role",
                table: "Grants",
                newName: "Permission");

            migrationBuilder.RenameIndex(
                name: "IX_Grants_AccountId_Role_Scope_ScopeId",
                table: "Grants",
                newName: "IX_Grants_AccountId_Permission_Scope_ScopeId");
        }
    }
}
