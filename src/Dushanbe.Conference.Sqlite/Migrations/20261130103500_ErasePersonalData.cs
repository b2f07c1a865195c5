using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dushanbe.Conference.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ErasePersonalData : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Participants_EditionId_State_PhotoHash",
                table: "Participants");

            migrationBuilder.AddColumn<DateTime>(
                name: "ErasedAt",
                table: "Participants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ContactsKeptDays",
                table: "Editions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PeopleKeptDays",
                table: "Editions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Participants_EditionId_State_ErasedAt_PhotoHash",
                table: "Participants",
                columns: new[] { "EditionId", "State", "ErasedAt", "PhotoHash" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Participants_EditionId_State_ErasedAt_PhotoHash",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "ErasedAt",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "ContactsKeptDays",
                table: "Editions");

            migrationBuilder.DropColumn(
                name: "PeopleKeptDays",
                table: "Editions");

            migrationBuilder.CreateIndex(
                name: "IX_Participants_EditionId_State_PhotoHash",
                table: "Participants",
                columns: new[] { "EditionId", "State", "PhotoHash" });
        }
    }
}
